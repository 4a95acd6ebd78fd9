package io.serai.hub.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * {@code ./serai bench} where there are no sources. With them the launcher builds the benchmarks
 * and runs them itself: no jar of the hub holds any.
 */
@Command(
    name = "bench",
    description = "Measure the hub beside its floors (in a clone of the sources).")
final class BenchCommand implements Callable<Integer> {
  @Unmatched private List<String> arguments = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine()
        .getErr()
        .printf(
            "Benchmarks are built from the sources: clone them and run ./serai bench %s there.%n",
            String.join(" ", arguments));
    return Root.FAILED;
  }
}
