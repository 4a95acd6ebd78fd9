package io.serai.hub.cli;

import io.serai.hub.flow.Flows;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code ./serai sandbox}: the stand-ins only; every option is the sandbox's own. */
@Command(
    name = "sandbox",
    description = "Start the stand-in servers only, for working on routes (--help lists options).")
final class SandboxCommand implements Callable<Integer> {
  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    Process sandbox = SandboxProcess.start(options());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> SandboxProcess.stop(sandbox), "sandbox"));
    return sandbox.waitFor();
  }

  /** What was given, with every flow where none was named. */
  List<String> options() {
    List<String> options = new ArrayList<>(arguments);
    if (options.stream().noneMatch(argument -> argument.startsWith("--flows"))) {
      options.add("--flows=" + String.join(",", Flows.all().keySet()));
    }
    return options;
  }
}
