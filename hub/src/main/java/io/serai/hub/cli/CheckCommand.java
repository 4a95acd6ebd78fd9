package io.serai.hub.cli;

import io.serai.hub.Foundation;
import io.serai.hub.check.Check;
import io.serai.hub.flow.Flows;
import io.serai.hub.service.Probe;
import io.serai.hub.settings.Fault;
import io.serai.hub.settings.Settings;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.apache.camel.support.SimpleRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./serai check}: every fault of settings and routes in one list; exit 1 on any. */
@Command(
    name = "check",
    description = "Check settings, routes and SQL files; --connect asks the services too.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Option(
      names = "--profile",
      description = "prod or sandbox (default: $SERAI_PROFILE, else prod).",
      defaultValue = "${env:SERAI_PROFILE:-prod}")
  private String profile;

  @Option(names = "-D", description = "Override a setting: -Dkey=value.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(names = "--connect", description = "Also ask every service whether it answers.")
  private boolean connect;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = Places.settings(profile, overrides);
    List<Fault> faults = faults(settings);
    PrintWriter out = spec.commandLine().getOut();
    faults.forEach(out::println);
    out.printf(
        "%s in profile %s (--profile sandbox or prod)%n",
        faults.isEmpty() ? "no faults" : faults.size() + " faults", profile);
    return faults.isEmpty() ? 0 : Root.FAILED;
  }

  private List<Fault> faults(Settings settings) {
    Check check = new Check(settings, Places.ROUTES, Inventory.of(settings));
    if (!connect) {
      return check.faults();
    }
    if (!settings.faults().isEmpty()) {
      return check.faults(List.of());
    }
    return Offline.with(settings, camel -> check.faults(probes(settings, camel)));
  }

  private static List<Probe> probes(Settings settings, CamelContext camel) {
    return new Foundation(
            settings.resolvedBy(camel::resolvePropertyPlaceholders),
            Clock.systemUTC(),
            new SimpleRegistry(),
            Flows.running(settings).values())
        .probes();
  }
}
