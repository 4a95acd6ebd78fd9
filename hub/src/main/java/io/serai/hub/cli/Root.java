package io.serai.hub.cli;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./serai}: names the commands and turns failures into one line and an exit code. */
@Command(
    name = "serai",
    description = "Five data flows as YAML routes, with an honest ledger of every run.",
    mixinStandardHelpOptions = true,
    version = "Serai 0.1")
public final class Root {
  /** In the order of the help. */
  private static final Map<String, Supplier<Object>> COMMANDS = commands();

  /** Exit codes: what a script may rely on. */
  static final int FAILED = 1;

  static final int BUSY = 3;

  /** Runs one command line; returns its exit code. */
  public static int run(String... arguments) {
    // why: the digits of some languages are not ASCII, and they would stand in ids, keys and SQL
    Locale.setDefault(Locale.ROOT);
    CommandLine line = line(arguments);
    line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    line.setUsageHelpAutoWidth(true);
    return line.execute(arguments);
  }

  /**
   * The command line that understands these arguments: with the command they begin with, or else
   * with all.
   */
  public static CommandLine line(String... arguments) {
    CommandLine line = new CommandLine(new Root());
    Supplier<Object> only = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
    if (only != null) {
      // why: reading the annotations of all commands is a tenth of a hub's start
      line.addSubcommand(only.get());
    } else {
      COMMANDS.values().forEach(command -> line.addSubcommand(command.get()));
    }
    return line;
  }

  private static Map<String, Supplier<Object>> commands() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("demo", DemoCommand::new);
    commands.put("sandbox", SandboxCommand::new);
    commands.put("run", RunCommand::new);
    commands.put("check", CheckCommand::new);
    commands.put("trigger", TriggerCommand::new);
    commands.put("runs", RunsCommand::new);
    commands.put("flows", FlowsCommand::new);
    commands.put("dead-letters", DeadLettersCommand::new);
    commands.put("token", TokenCommand::new);
    commands.put("bounces", BouncesCommand::new);
    commands.put("drift", DriftCommand::new);
    commands.put("erase", EraseCommand::new);
    commands.put("rates", RatesCommand::new);
    commands.put("bench", BenchCommand::new);
    commands.put("rehearse", RehearseCommand::new);
    return commands;
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
