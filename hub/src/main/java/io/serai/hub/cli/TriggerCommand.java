package io.serai.hub.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.hub.api.ApiJson;
import io.serai.hub.ledger.RunQueries.RunView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./serai trigger FLOW}: run a flow now. Exit 3 when it is running or paused. */
@Command(name = "trigger", description = "Run a flow now.", mixinStandardHelpOptions = true)
final class TriggerCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FLOW", description = "The flow's name; ./serai flows lists them.")
  private String flow;

  @Option(names = "--payload", description = "JSON, or @file.")
  private String payload;

  @Option(names = "--wait", description = "Wait for the last stage; its outcome is the exit code.")
  private boolean wait;

  @Option(
      names = "--timeout",
      description = "Seconds --wait waits (default: ${DEFAULT-VALUE}).",
      defaultValue = "3600")
  private long timeout;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    HubClient hub = new HubClient();
    PrintWriter out = spec.commandLine().getOut();
    JsonNode accepted = hub.post("/flows/" + HubClient.encoded(flow) + "/runs", body());
    String trigger = accepted.path("triggerId").asText();
    out.printf("accepted: trigger %s, run %s%n", trigger, accepted.path("runId").asText());
    if (!wait) {
      return 0;
    }
    String last = lastStage(hub);
    Chain chain =
        Follow.toEnd(() -> Chain.of(runs(hub, trigger), last), Duration.ofSeconds(timeout));
    RunTable.print(out, chain.runs());
    if (chain.runs().stream().anyMatch(run -> run.stage().equals("verify"))) {
      verified(out, hub.get("/verifications/" + trigger));
    }
    return chain.succeeded() ? 0 : Root.FAILED;
  }

  private static void verified(PrintWriter out, JsonNode report) {
    out.printf(
        "verification: %s asked, %s sent, %s confirmed, %s failed; %s arrived, %s twice;"
            + " accepted to confirmed: half within %s ms, 95 %% within %s ms%n",
        text(report, "asked"),
        text(report, "sent"),
        text(report, "confirmed"),
        text(report, "failed"),
        text(report, "arrived"),
        text(report, "doubled"),
        text(report, "p50Ms"),
        text(report, "p95Ms"));
  }

  private static String text(JsonNode report, String name) {
    return report.path(name).asText("unknown");
  }

  private String body() throws IOException {
    return payload != null && payload.startsWith("@")
        ? Files.readString(Places.callers(Path.of(payload.substring(1))), StandardCharsets.UTF_8)
        : payload;
  }

  private String lastStage(HubClient hub) throws IOException, InterruptedException {
    for (JsonNode candidate : hub.get("/flows").path("flows")) {
      if (candidate.path("flow").asText().equals(flow)) {
        JsonNode stages = candidate.path("stages");
        return stages.get(stages.size() - 1).asText();
      }
    }
    throw new IOException("the hub does not list flow " + flow);
  }

  static List<RunView> runs(HubClient hub, String trigger)
      throws IOException, InterruptedException {
    return ApiJson.mapper()
        .convertValue(hub.get("/runs?trigger=" + trigger), new TypeReference<List<RunView>>() {});
  }
}
