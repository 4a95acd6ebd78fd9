package io.serai.engagements.elastic;

import co.elastic.clients.elasticsearch._types.mapping.Property;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.indices.PutIndexTemplateRequest;
import co.elastic.clients.elasticsearch.indices.get_mapping.IndexMappingRecord;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.core.SeraiException;
import io.serai.engagements.EngagementsError;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Makes the five indices and their templates when they are absent, and checks them otherwise. */
public final class IndexSetup {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PRIORITY = 500;

  private final Cluster cluster;
  private final Path folder;
  private final Map<String, String> files = new LinkedHashMap<>();
  private final int replicas;

  /**
   * @param folder where the mappings are, {@code config/engagements}
   */
  public IndexSetup(Cluster cluster, Path folder, Indices indices, int replicas) {
    this.cluster = cluster;
    this.folder = folder;
    this.replicas = replicas;
    files.put(indices.roles(), "message-roles.json");
    files.put(indices.statistics(), "accounts-statistics.json");
    files.put(indices.accounts(), "accounts-engagements.json");
    files.put(indices.domains(), "domains-engagements.json");
    files.put(indices.runs(), "runtime-stats.json");
  }

  /**
   * @throws SeraiException WRONG_MAPPING naming the index and the field
   */
  public void ensure() {
    check(
        (index, definition) -> {
          putTemplate(index, definition);
          cluster.call(client -> client.indices().create(create -> create.index(index)));
        });
  }

  /** Compares what exists with what is written, and makes nothing. */
  public void check() {
    check((index, definition) -> {});
  }

  private void check(BiConsumer<String, ObjectNode> absent) {
    Map<String, IndexMappingRecord> found = found(List.copyOf(files.keySet()));
    files.forEach(
        (index, file) -> {
          ObjectNode definition = read(file);
          // why: an index that was named by its alias comes under its own name
          Map<String, IndexMappingRecord> ofIndex =
              found.containsKey(index)
                  ? Map.of(index, found.get(index))
                  : exists(index) ? found(List.of(index)) : Map.of();
          if (ofIndex.isEmpty()) {
            absent.accept(index, definition);
          } else {
            compare(index, mapping(definition), ofIndex.values());
          }
        });
  }

  private boolean exists(String index) {
    return cluster.call(client -> client.indices().exists(e -> e.index(index)).value());
  }

  private Map<String, IndexMappingRecord> found(List<String> names) {
    return cluster.call(
        client ->
            client
                .indices()
                .getMapping(get -> get.index(names).ignoreUnavailable(true).allowNoIndices(true))
                .mappings());
  }

  private void putTemplate(String index, ObjectNode definition) {
    ObjectNode template = JSON.createObjectNode();
    template.putArray("index_patterns").add(index);
    template.put("priority", PRIORITY).set("version", definition.get("version"));
    ObjectNode body = template.putObject("template");
    ObjectNode settings = body.putObject("settings");
    settings.setAll((ObjectNode) definition.path("settings"));
    // why: messages that several accounts hold are told from others exactly within one shard alone
    settings.put("number_of_shards", 1).put("number_of_replicas", replicas);
    body.set("mappings", definition.path("mappings"));
    cluster.call(
        client ->
            client
                .indices()
                .putIndexTemplate(
                    PutIndexTemplateRequest.of(
                        put -> put.name(index).withJson(new StringReader(template.toString())))));
  }

  private static TypeMapping mapping(ObjectNode definition) {
    return TypeMapping.of(
        mapping -> mapping.withJson(new StringReader(definition.path("mappings").toString())));
  }

  private static void compare(
      String index, TypeMapping wanted, Collection<IndexMappingRecord> found) {
    // why: a field of another type says more than one that is missing
    for (boolean missing : new boolean[] {false, true}) {
      for (IndexMappingRecord actual : found) {
        compare(index, "", wanted.properties(), actual.mappings().properties(), missing);
      }
    }
  }

  private static void compare(
      String index,
      String above,
      Map<String, Property> wanted,
      Map<String, Property> found,
      boolean missing) {
    wanted.forEach(
        (name, property) -> {
          Property actual = found.get(name);
          if (actual == null) {
            refuse(missing, index, above + name, "missing", property);
          } else if (actual._kind() != property._kind()) {
            refuse(true, index, above + name, actual._kind().jsonValue(), property);
          } else if (property.isObject()) {
            compare(
                index,
                above + name + ".",
                property.object().properties(),
                actual.object().properties(),
                missing);
          }
        });
  }

  private static void refuse(
      boolean counts, String index, String field, String kind, Property wanted) {
    if (counts) {
      throw new SeraiException(
          EngagementsError.WRONG_MAPPING,
          "engagements",
          "index '%s' has field '%s' of type '%s', not '%s'",
          index,
          field,
          kind,
          wanted._kind().jsonValue());
    }
  }

  private ObjectNode read(String file) {
    try {
      return (ObjectNode) JSON.readTree(Files.readString(folder.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
