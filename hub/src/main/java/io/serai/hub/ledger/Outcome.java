package io.serai.hub.ledger;

import io.serai.core.Counts.Tally;
import io.serai.core.HubError;
import io.serai.core.Run;
import io.serai.core.Run.Failure;
import io.serai.core.SeraiException;
import java.util.List;
import java.util.stream.Collectors;

/** The rule that turns a run's counters and failures into its status. */
record Outcome(RunStatus status, String error) {

  static Outcome of(Run run, boolean leaseHeld) {
    Tally tally = run.tally();
    if (!leaseHeld) {
      return failed(
          new SeraiException(
                  HubError.LEASE_LOST,
                  run.flow(),
                  "the lease of '%s-%s' passed to another hub",
                  run.flow(),
                  run.stage())
              .getMessage());
    }
    List<String> unbalanced = run.unbalanced();
    String failures = run.failures().stream().map(Outcome::line).collect(Collectors.joining("\n"));
    if (!unbalanced.isEmpty()) {
      return failed(notBalanced(run, unbalanced, tally));
    }
    if (run.failures().isEmpty()) {
      return new Outcome(RunStatus.SUCCEEDED, null);
    }
    boolean moved = tally.written() + tally.skipped() + tally.rejected() + tally.produced() > 0;
    return run.conserved() && (moved || run.underWay())
        ? new Outcome(RunStatus.PARTIAL, failures)
        : failed(failures);
  }

  private static Outcome failed(String error) {
    return new Outcome(RunStatus.FAILED, error);
  }

  private static String notBalanced(Run run, List<String> units, Tally t) {
    return new SeraiException(
            HubError.NOT_BALANCED,
            run.flow(),
            "%s in run '%s': read %d, but wrote %d, rejected %d, skipped %d and held %d",
            units,
            run.id(),
            t.read(),
            t.written(),
            t.rejected(),
            t.skipped(),
            t.held())
        .getMessage();
  }

  private static String line(Failure failure) {
    Throwable cause = failure.cause();
    String message =
        cause instanceof SeraiException e
            ? e.getMessage()
            : new SeraiException(
                    HubError.UNEXPECTED,
                    "hub",
                    "%s: %s",
                    cause.getClass().getSimpleName(),
                    cause.getMessage())
                .getMessage();
    return failure.unit() + ": " + message;
  }
}
