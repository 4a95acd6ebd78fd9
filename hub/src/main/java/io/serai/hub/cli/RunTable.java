package io.serai.hub.cli;

import io.serai.hub.ledger.RunQueries.RunView;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Runs as a table: one row a stage. */
final class RunTable {
  private static final String ROW = "%-12s %-12s %10s %10s %9s %10s %6s %8s  %s%n";

  private RunTable() {}

  static void print(PrintWriter out, List<RunView> runs) {
    out.printf(
        ROW,
        "flow",
        "stage",
        "read",
        "written",
        "rejected",
        "skipped",
        "held",
        "seconds",
        "status");
    for (RunView run : runs) {
      out.printf(
          ROW,
          run.flow(),
          run.stage(),
          run.read(),
          run.written(),
          run.rejected(),
          run.skipped(),
          run.held(),
          String.format(Locale.ROOT, "%.1f", seconds(run)),
          run.status());
      if (run.error() != null) {
        run.error().lines().forEach(line -> out.println("    " + line));
      }
    }
    out.flush();
  }

  /** How long a run took, in seconds; 0 while it is open. */
  static double seconds(RunView run) {
    return run.finishedAt() == null
        ? 0
        : Duration.between(run.startedAt(), run.finishedAt()).toMillis() / 1000.0;
  }
}
