package io.serai.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./serai drift}: columns of sources that are not as the hub knows them. */
@Command(
    name = "drift",
    description = "Show where sources are not as the hub knows them.",
    mixinStandardHelpOptions = true)
final class DriftCommand implements Callable<Integer> {
  @Option(names = "--flow", description = "Only this flow.")
  private String flow;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    JsonNode drift =
        new HubClient().get("/drift" + (flow == null ? "" : "?flow=" + HubClient.encoded(flow)));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(drift.toPrettyString());
    } else if (drift.isEmpty()) {
      out.println("no drift");
    } else {
      drift.forEach(
          d ->
              out.printf(
                  "%s  %s %s.%s %s%s%n",
                  d.path("notedAt").asText(),
                  d.path("flow").asText(),
                  d.path("unit").asText(),
                  d.path("name").asText(),
                  d.path("what").asText(),
                  d.path("breaking").asBoolean() ? "; set aside" : ""));
    }
    return 0;
  }
}
