package io.serai.hub.cli;

import io.serai.hub.Hub;
import io.serai.hub.flow.Flow;
import io.serai.hub.flow.Flows;
import io.serai.hub.ledger.RunQueries.RunView;
import io.serai.hub.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code ./serai demo}: sandbox, hub and sample data; runs every flow once and shows the balance.
 */
@Command(
    name = "demo",
    description = "Start everything on this machine, run every flow, show the balance.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Option(names = "--once", description = "End when all is done; exit 0 only if all SUCCEEDED.")
  private boolean once;

  @Option(names = "--flows", split = ",", description = "Only these flows.")
  private List<String> flows = List.copyOf(Flows.all().keySet());

  @Option(names = "--data", description = "Load this folder instead of generated data.")
  private Path data;

  @Option(
      names = "--scale",
      description = "Size of the generated data (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private int scale;

  @Option(names = "--report", description = "Write the outcome as JSON to this file.")
  private Path report;

  @Option(
      names = "--timeout",
      description = "Seconds to wait (default: ${DEFAULT-VALUE}).",
      defaultValue = "300")
  private long timeout;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    flows.forEach(this::requireFlow);
    PrintWriter out = spec.commandLine().getOut();
    Files.deleteIfExists(Places.ENDPOINTS);
    Process sandbox = SandboxProcess.start(sandboxArguments());
    Stopping stopping = new Stopping();
    stopping.last(() -> SandboxProcess.stop(sandbox));
    SandboxProcess.awaitUp(sandbox);
    Map<String, String> overrides = schedulesOff();
    overrides.put("hub.flows", String.join(",", flows));
    Settings settings = Ports.found(Places.soundSettings("sandbox", overrides));
    try (Hub hub = Hub.start(settings, Clock.systemUTC())) {
      stopping.first(hub::close);
      return run(hub, settings, out);
    }
  }

  private int run(Hub hub, Settings settings, PrintWriter out) throws Exception {
    DemoRun demo = new DemoRun(hub, Duration.ofSeconds(timeout));
    demo.awaitReady();
    AdminToken.write(hub);
    Endpoints.addHub(settings);
    List<RunView> runs = new ArrayList<>();
    boolean succeeded = true;
    MailDemo mail = new MailDemo(new HubClient(), Duration.ofSeconds(timeout));
    for (String flow : flows) {
      if (flow.equals("mail")) {
        mail.run(out);
      }
      Chain chain = demo.toEnd(Flows.all().get(flow));
      if (flow.equals("mail")) {
        mail.answered(out);
      }
      runs.addAll(chain.runs());
      succeeded &= chain.succeeded();
    }
    DemoSummary summary = new DemoSummary(runs, succeeded);
    summary.print(out);
    if (report != null) {
      summary.write(Places.callers(report));
    }
    if (!once) {
      addresses(out, settings);
      hub.await();
    }
    return succeeded ? 0 : Root.FAILED;
  }

  private void requireFlow(String name) {
    if (!Flows.all().containsKey(name)) {
      throw new ParameterException(
          spec.commandLine(), "flow '%s' is not one of %s".formatted(name, Flows.all().keySet()));
    }
  }

  private List<String> sandboxArguments() {
    List<String> arguments = new ArrayList<>(List.of("--scale", String.valueOf(scale)));
    arguments.addAll(List.of("--flows", String.join(",", flows)));
    if (data != null) {
      arguments.addAll(List.of("--data", Places.callers(data).toString()));
    }
    return arguments;
  }

  private static Map<String, String> schedulesOff() {
    Map<String, String> overrides = new LinkedHashMap<>();
    for (Flow flow : Flows.all().values()) {
      flow.scheduleKeys().forEach(key -> overrides.put(key, "off"));
    }
    return overrides;
  }

  private void addresses(PrintWriter out, Settings settings) {
    out.printf(
        """

        API          %s/api/openapi.json   (Authorization: Bearer $(cat %s))
        health       %s/observe/health
        addresses    %s
        again        ./serai trigger %s --wait      stop: Ctrl-C
        """,
        Endpoints.hubUrl(settings),
        Places.TOKEN,
        Endpoints.managementUrl(settings),
        Places.ENDPOINTS,
        flows.get(0));
    out.flush();
  }
}
