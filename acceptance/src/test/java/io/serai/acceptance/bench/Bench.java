package io.serai.acceptance.bench;

import io.serai.acceptance.bench.Case.Session;
import io.serai.acceptance.bench.Case.Side;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./serai bench}: measures every side of a case in turn, several times, and prints the
 * medians side by side. Both sides of a ratio come from one run on one machine.
 */
@Command(
    name = "serai bench",
    description = {
      "Measure the hub beside its floor (the same work with bare tools) and the plain Camel way.",
      "The sandbox's data stay in acceptance/target for the next time."
    },
    mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "CASE",
      description = "Which case; all of them when absent.")
  private String name;

  @Option(names = "--rows", defaultValue = "1000000", description = "Size of the input.")
  private long rows;

  @Option(
      names = "--repetitions",
      defaultValue = "3",
      description = "How often each side is measured; medians are shown.")
  private int repetitions;

  @Option(names = "--json", description = "Print JSON instead of tables.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** Runs the command line in a process of its own. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    int exit = new CommandLine(new Bench()).execute(arguments);
    System.exit(exit);
  }

  @Override
  public Integer call() throws Exception {
    if (rows < 1 || repetitions < 1) {
      throw new ParameterException(
          spec.commandLine(), "--rows and --repetitions must be at least 1");
    }
    PrintWriter out = spec.commandLine().getOut();
    for (Case each : chosen()) {
      Report report = measure(each);
      out.println(json ? report.json() : report.text());
      out.flush();
    }
    return 0;
  }

  private Collection<Case> chosen() {
    Map<String, Case> cases = Cases.all();
    if (name == null) {
      return cases.values();
    }
    if (!cases.containsKey(name)) {
      throw new ParameterException(
          spec.commandLine(), "there is no case '%s'; known: %s".formatted(name, cases.keySet()));
    }
    return List.of(cases.get(name));
  }

  private Report measure(Case one) throws Exception {
    progress("%s: making ready", one.name());
    try (Session session = one.open(rows)) {
      List<Side> sides = session.sides();
      Samples samples = new Samples();
      for (int repetition = 0; repetition < repetitions; repetition++) {
        for (int i = 0; i < sides.size(); i++) {
          // why: whoever comes first finds colder caches; each side takes its turn at it
          Side side = sides.get((repetition + i) % sides.size());
          if (repetition >= side.most()) {
            continue;
          }
          long started = System.nanoTime();
          Map<String, Double> sample = side.once().run();
          samples.add(side.kind(), sample);
          // why the figures too: a side that fails later must not take an hour of them with it
          progress(
              "%s: %s, %d of %d, %.1f s %s",
              one.name(),
              side.name(),
              repetition + 1,
              repetitions,
              (System.nanoTime() - started) / 1e9,
              new TreeMap<>(sample));
        }
      }
      return new Report(
          one, session.size(), repetitions, Machine.describe(), session.notes(), samples);
    }
  }

  private void progress(String line, Object... values) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(String.format(Locale.ROOT, line, values));
    err.flush();
  }
}
