package io.serai.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The process: servers up, until Ctrl-C, SIGTERM or, when attached, the end of its parent. */
@Command(name = "sandbox", description = "Real protocol servers on this machine, with sample data.")
public final class Sandbox implements Callable<Integer> {
  @Option(
      names = "--var",
      paramLabel = "DIR",
      defaultValue = "var",
      description = "Folder for everything that is written (default: ${DEFAULT-VALUE}).")
  private Path var;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Load DIR/<flow>/ instead of generated data, for each flow it has.")
  private Path data;

  @Option(
      names = "--scale",
      paramLabel = "N",
      defaultValue = "1",
      description = "N times 11187 sales orders (default: ${DEFAULT-VALUE}).")
  private int scale;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "" + Options.DEFAULT_SEED,
      description = "Seed of the generated data (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--empty", description = "Servers and databases only: no schema, no rows.")
  private boolean empty;

  @Option(
      names = "--activity",
      description = "Change the source as a live one changes: see the schema activity in it.")
  private boolean activity;

  @Option(
      names = "--every",
      paramLabel = "PERIOD",
      defaultValue = "2s",
      converter = Period.class,
      description = "How often, with --activity (default: ${DEFAULT-VALUE}).")
  private Duration every;

  @Option(
      names = "--flows",
      paramLabel = "A,B",
      split = ",",
      description = "Servers and data of these flows only (default: all).")
  private List<String> flows = List.copyOf(Samples.usual());

  @Option(names = "--attached", description = "Stop when standard input ends.")
  private boolean attached;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /** Exit codes: 0 stopped, 1 failed to start, 2 wrong options. */
  public static void main(String[] args) {
    // why: the digits of some languages are not ASCII, and they would stand in addresses and SQL
    Locale.setDefault(Locale.ROOT);
    // why: head and body of an answer are two packets, and the second would wait for the first's
    // ack
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.exit(new CommandLine(new Sandbox()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    try {
      StandIns standIns = new StandIns(options(), Clock.systemUTC(), System.out);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(standIns), "stop"));
      standIns.start();
    } catch (SandboxException e) {
      System.err.println(e.getMessage());
      return 1;
    }
    System.out.println(attached ? "Up." : "Up; Ctrl-C stops everything.");
    await();
    return 0;
  }

  private Options options() {
    return new Options(
        var,
        flows,
        Optional.ofNullable(data),
        scale,
        seed,
        empty,
        activity ? Optional.of(every) : Optional.empty());
  }

  private void await() throws IOException, InterruptedException {
    if (attached) {
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    } else {
      new CountDownLatch(1).await();
    }
  }

  private static void close(StandIns standIns) {
    try {
      standIns.close();
    } catch (Exception e) {
      System.err.println("The sandbox did not stop clean: " + e.getMessage());
    }
  }
}
