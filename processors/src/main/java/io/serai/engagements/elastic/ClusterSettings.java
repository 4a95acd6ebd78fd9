package io.serai.engagements.elastic;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * How a cluster is reached.
 *
 * @param hosts its addresses; a path in the first is put before every request
 * @param cloudId of Elastic Cloud; wins over {@code hosts} unless null
 * @param authorization value of the Authorization header, asked for every five minutes; null for
 *     none
 * @param ca PEM file of the authority that signed the servers' certificates; null for the JVM's own
 * @param compatibility major version of the servers
 */
public record ClusterSettings(
    List<URI> hosts,
    String cloudId,
    Supplier<String> authorization,
    Path ca,
    int compatibility,
    Duration connectTimeout,
    Duration socketTimeout) {}
