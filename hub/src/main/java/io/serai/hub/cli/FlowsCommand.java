package io.serai.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./serai flows}: flows with their stages, and the services the hub watches. */
@Command(name = "flows", description = "Show flows and services.", mixinStandardHelpOptions = true)
final class FlowsCommand implements Callable<Integer> {
  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    JsonNode answer = new HubClient().get("/flows");
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(answer.toPrettyString());
      return 0;
    }
    for (JsonNode flow : answer.path("flows")) {
      out.printf(
          "%-12s %s%s%n",
          flow.path("flow").asText(),
          stages(flow.path("stages"), " → ") + others(flow),
          flow.path("paused").asBoolean() ? "  paused" : "");
    }
    answer
        .path("services")
        .properties()
        .forEach(
            service ->
                out.printf(
                    "%-12s %s%n",
                    service.getKey(),
                    service.getValue().path("up").asBoolean()
                        ? "up"
                        : "DOWN " + service.getValue().path("error").asText()));
    return 0;
  }

  private static String others(JsonNode flow) {
    JsonNode others = flow.path("otherStages");
    return others.isEmpty() ? "" : "; also " + stages(others, ", ");
  }

  private static String stages(JsonNode stages, String between) {
    List<String> names = new ArrayList<>();
    stages.forEach(stage -> names.add(stage.asText()));
    return String.join(between, names);
  }
}
