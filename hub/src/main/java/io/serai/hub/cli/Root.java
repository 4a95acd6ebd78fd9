package io.serai.hub.cli;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./serai}: names the commands and turns failures into one line and an exit code. */
@Command(
    name = "serai",
    description = "Five data flows as YAML routes, with an honest ledger of every run.",
    mixinStandardHelpOptions = true,
    version = "Serai 0.1",
    subcommands = {
      DemoCommand.class,
      SandboxCommand.class,
      RunCommand.class,
      CheckCommand.class,
      TriggerCommand.class,
      RunsCommand.class,
      FlowsCommand.class,
      DeadLettersCommand.class,
      TokenCommand.class,
      BouncesCommand.class,
      DriftCommand.class,
      EraseCommand.class,
      RatesCommand.class,
      BenchCommand.class,
      RehearseCommand.class
    })
public final class Root {
  /** Exit codes: what a script may rely on. */
  static final int FAILED = 1;

  static final int BUSY = 3;

  /** Runs one command line; returns its exit code. */
  public static int run(String... arguments) {
    // why: the digits of some languages are not ASCII, and they would stand in ids, keys and SQL
    Locale.setDefault(Locale.ROOT);
    CommandLine line = new CommandLine(new Root());
    line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    line.setUsageHelpAutoWidth(true);
    return line.execute(arguments);
  }

  private static int explain(Exception thrown, CommandLine command) {
    Exception failure = thrown instanceof java.io.UncheckedIOException e ? e.getCause() : thrown;
    if (failure instanceof SeraiException known) {
      command.getErr().println(known.getMessage());
      return known.code() == HubError.ALREADY_RUNNING ? BUSY : FAILED;
    }
    if (failure instanceof HubClient.Refused refused) {
      command.getErr().println(refused.getMessage());
      return refused.busy() ? BUSY : FAILED;
    }
    if (failure instanceof java.net.ConnectException) {
      command
          .getErr()
          .println("The hub does not answer. Start it with ./serai demo or ./serai run.");
      return FAILED;
    }
    if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
      command.getErr().printf("%s: %s%n", failure.getClass().getSimpleName(), failure.getMessage());
      return FAILED;
    }
    failure.printStackTrace(command.getErr());
    return FAILED;
  }
}
