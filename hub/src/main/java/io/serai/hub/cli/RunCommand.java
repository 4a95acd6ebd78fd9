package io.serai.hub.cli;

import io.serai.hub.Hub;
import io.serai.hub.settings.Settings;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./serai run}: the hub against the services its settings name, until it is stopped. */
@Command(
    name = "run",
    description = "Run the hub against real services.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Option(
      names = "--profile",
      description = "prod or sandbox (default: $SERAI_PROFILE, else prod).",
      defaultValue = "${env:SERAI_PROFILE:-prod}")
  private String profile;

  @Option(names = "-D", description = "Override a setting: -Dkey=value.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Settings settings = Ports.found(Places.soundSettings(profile, overrides));
    PrintWriter out = spec.commandLine().getOut();
    settings.effective().forEach(out::println);
    Hub hub = Hub.start(settings, Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(hub::close, "shutdown"));
    if (profile.equals("sandbox")) {
      Endpoints.addHub(settings);
      AdminToken.write(hub);
    }
    out.printf(
        "hub up at %s, management at %s%n",
        Endpoints.hubUrl(settings), Endpoints.managementUrl(settings));
    hub.await();
    return 0;
  }
}
