package io.serai.hub.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What the hub's Java code offers to routes, and the files it needs.
 *
 * @param beans names that routes may refer to; empty when they are not known, then none is judged
 * @param endpoints inner endpoints that Java routes consume, e.g. {@code direct:hub-put-manifest}
 * @param files files that must exist and hold something: SQL, mappings, policies
 */
public record Surroundings(Set<String> beans, Set<String> endpoints, List<Path> files) {}
