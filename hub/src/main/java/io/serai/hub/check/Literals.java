package io.serai.hub.check;

import io.serai.hub.settings.Fault;
import io.serai.hub.settings.Placeholders;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Finds addresses, buckets, queues, schedules and secrets that stand in a route as literals. */
final class Literals {
  /** Names inside the hub, or places that only tests have. */
  private static final Set<String> INNER =
      Set.of(
          "direct",
          "seda",
          "log",
          "bean",
          "class",
          "language",
          "controlbus",
          "dataformat",
          "timer",
          "micrometer");

  private static final Set<String> OUTER_PARAMETERS =
      Set.of(
          "hostAddresses",
          "uriEndpointOverride",
          "queueUrl",
          "host",
          "port",
          "region",
          "username",
          "password",
          "accessKey",
          "secretKey",
          "cron",
          "schedule",
          "scheduler.cron",
          "period",
          "bucketNameOrArn",
          "queueNameOrArn",
          "projectId",
          "destinationName",
          "database");
  private static final Pattern ADDRESS =
      Pattern.compile("(jdbc:|(https?|s3|mongodb|smtps?|imaps?|ftps?)://).*");

  private Literals() {}

  static List<Fault> judge(RouteFile file) {
    List<Fault> faults = new ArrayList<>();
    YamlNodes.walk(
        file.root(),
        node ->
            YamlNodes.entries(node)
                .forEach(entry -> judge(file, YamlNodes.key(entry), entry, faults)));
    return faults;
  }

  private static void judge(RouteFile file, String key, NodeTuple entry, List<Fault> faults) {
    Node value = entry.getValueNode();
    int line = YamlNodes.line(entry.getKeyNode());
    String text = YamlNodes.scalar(value).orElse("");
    if (key.equals("uri")) {
      uri(file, line, text, faults);
    } else if (!key.equals("description") && ADDRESS.matcher(text).matches()) {
      faults.add(file.fault(line, literal("address", text)));
    } else if (key.equals("parameters")) {
      for (NodeTuple parameter : YamlNodes.entries(value)) {
        String name = YamlNodes.key(parameter);
        String set = YamlNodes.scalar(parameter.getValueNode()).orElse("");
        if (OUTER_PARAMETERS.contains(name) && !fromOutside(set)) {
          faults.add(file.fault(YamlNodes.line(parameter.getKeyNode()), literal(name, set)));
        }
      }
    }
  }

  private static void uri(RouteFile file, int line, String uri, List<Fault> faults) {
    if (uri.indexOf('?') >= 0 && !uri.contains("{{?")) {
      faults.add(file.fault(line, "uri '%s' has a query; put it under parameters:".formatted(uri)));
    }
    int colon = uri.indexOf(':');
    String scheme = colon < 0 ? uri : uri.substring(0, colon);
    if (colon >= 0 && !INNER.contains(scheme) && !fromOutside(uri)) {
      faults.add(file.fault(line, literal("name", uri)));
    }
  }

  /** Settings and expressions over the message are not literals; nor are beans. */
  private static boolean fromOutside(String text) {
    return Placeholders.pending(text) || text.contains("${") || text.startsWith("#");
  }

  private static String literal(String what, String text) {
    return "%s '%s' is a literal; make it a setting and write {{<its key>}}".formatted(what, text);
  }
}
