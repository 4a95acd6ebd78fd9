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
  @Unmatched private List<String> arguments = List.of();

  @Override
  public Integer call() throws Exception {
    List<String> all = new ArrayList<>(arguments);
    if (all.stream().noneMatch(argument -> argument.startsWith("--flows"))) {
      all.add("--flows=" + String.join(",", Flows.all().keySet()));
    }
    Process sandbox = SandboxProcess.start(all);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> SandboxProcess.stop(sandbox), "sandbox"));
    return sandbox.waitFor();
  }
}
