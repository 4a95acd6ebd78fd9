package io.serai.hub.run;

import io.serai.core.Run;
import io.serai.hub.ledger.RunQueries.RunView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The runs this process has open: their leases are kept, their counters can be watched. */
public final class ActiveRuns {
  private final Map<String, Run> runs = new ConcurrentHashMap<>();

  void add(Run run) {
    runs.put(run.id(), run);
  }

  void remove(Run run) {
    runs.remove(run.id());
  }

  /** The same run with the counters of this moment, when this process has it open. */
  public RunView live(RunView run) {
    Run open = runs.get(run.id());
    return open == null ? run : run.live(open);
  }

  /** Whether a run is still open. */
  boolean has(Run run) {
    return runs.containsKey(run.id());
  }

  public Collection<Run> all() {
    return List.copyOf(runs.values());
  }
}
