package io.serai.hub.flow;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.engagements.elastic.BackOff;
import io.serai.engagements.elastic.Clients;
import io.serai.engagements.elastic.Cluster;
import io.serai.engagements.elastic.ClusterSettings;
import io.serai.hub.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.elasticsearch.client.RestClient;

/** How settings say that Elasticsearch is reached. Secrets are read when a request needs them. */
final class ElasticsearchAccess {
  private final Settings settings;
  private final ClusterSettings access;

  ElasticsearchAccess(Settings settings) {
    this.settings = settings;
    this.access =
        new ClusterSettings(
            hosts(),
            find("elasticsearch.cloud-id").orElse(null),
            authorization(),
            find("elasticsearch.ca-certificate").map(Path::of).orElse(null),
            compatibility(),
            settings.duration("elasticsearch.connect-timeout"),
            settings.duration("elasticsearch.socket-timeout"));
  }

  /** For the routes; its threads carry their answers. */
  RestClient client() {
    return Clients.make(access);
  }

  /** For questions that wait for their answer. */
  Cluster cluster() {
    return new Cluster(Clients.make(access), compatibility(), backOff());
  }

  /** How patient requests are. */
  BackOff backOff() {
    return new BackOff(
        (int) settings.integer("elasticsearch.retries") + 1,
        Duration.ofMillis(settings.integer("elasticsearch.retry-pause")),
        Duration.ofMillis(settings.integer("elasticsearch.retry-pause-max")));
  }

  /** The setting that says where the cluster is. */
  String addressKey() {
    return access.cloudId() == null ? "elasticsearch.url" : "elasticsearch.cloud-id";
  }

  private int compatibility() {
    return Integer.parseInt(settings.get("elasticsearch.compatibility"));
  }

  private List<URI> hosts() {
    List<String> addresses = words(settings.find("elasticsearch.url").orElse(""));
    if (addresses.isEmpty() && find("elasticsearch.cloud-id").isEmpty()) {
      throw new SeraiException(
          HubError.BAD_SETTINGS,
          "engagements",
          "neither elasticsearch.url nor elasticsearch.cloud-id is set");
    }
    return addresses.stream().map(ElasticsearchAccess::host).toList();
  }

  private static URI host(String address) {
    URI uri = URI.create(address);
    if (uri.getScheme() == null || uri.getHost() == null) {
      throw new SeraiException(
          HubError.BAD_SETTINGS,
          "engagements",
          "elasticsearch.url names '%s', not an address such as https://es.example:9200",
          address);
    }
    return uri;
  }

  /** The header's value, or null when no secret is set. */
  private Supplier<String> authorization() {
    if (settings.source("elasticsearch.api-key").isPresent()) {
      return () -> "ApiKey " + settings.get("elasticsearch.api-key");
    }
    if (settings.source("elasticsearch.password").isEmpty()) {
      return null;
    }
    return () ->
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (settings.get("elasticsearch.username")
                            + ":"
                            + settings.get("elasticsearch.password"))
                        .getBytes(StandardCharsets.UTF_8));
  }

  private Optional<String> find(String key) {
    return settings.find(key).filter(text -> !text.isBlank());
  }

  /** Words separated by commas. */
  static List<String> words(String text) {
    return Stream.of(text.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
  }
}
