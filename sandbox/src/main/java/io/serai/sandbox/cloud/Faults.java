package io.serai.sandbox.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults a tenant was told to have; the first that meets a call counts it. */
final class Faults {
  private static final class Armed {
    private final Fault fault;
    private int seen;

    Armed(Fault fault) {
      this.fault = fault;
    }

    /** Whether this is one of the calls that go wrong. */
    boolean hit() {
      seen++;
      return seen > fault.after() && !spent(seen - 1);
    }

    private boolean spent(int calls) {
      return fault.times() > 0 && calls >= fault.after() + fault.times();
    }
  }

  private final List<Armed> armed = new ArrayList<>();

  synchronized void arm(Fault fault) {
    armed.add(new Armed(fault));
  }

  synchronized void clear() {
    armed.clear();
  }

  /** What happens to the next call of a kind. */
  synchronized Optional<Fault> next(String kind) {
    armed.removeIf(each -> each.spent(each.seen));
    return armed.stream()
        .filter(each -> each.fault.meets(kind))
        .findFirst()
        .filter(Armed::hit)
        .map(each -> each.fault);
  }
}
