package io.serai.hub.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.hub.api.ApiJson;
import io.serai.hub.ledger.RunQueries.RunView;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./serai runs}: the ledger, newest run first. */
@Command(name = "runs", description = "Show the newest runs.", mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
  @Option(names = "--flow", description = "Only this flow.")
  private String flow;

  @Option(
      names = "--limit",
      description = "How many (default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  private int limit;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    JsonNode runs =
        new HubClient()
            .get("/runs?limit=" + limit + (flow == null ? "" : "&flow=" + HubClient.encoded(flow)));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(runs.toPrettyString());
    } else {
      RunTable.print(
          out, ApiJson.mapper().convertValue(runs, new TypeReference<List<RunView>>() {}));
    }
    return 0;
  }
}
