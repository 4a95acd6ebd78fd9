package io.serai.hub.cli;

import io.serai.hub.ledger.RunQueries.RunView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The runs of one trigger, first stage first. */
record Chain(List<RunView> runs, String lastStage) {

  static Chain of(List<RunView> newestFirst, String lastStage) {
    List<RunView> ordered = new ArrayList<>(newestFirst);
    Collections.reverse(ordered);
    return new Chain(List.copyOf(ordered), lastStage);
  }

  /** True when the flow's last stage closed. */
  boolean over() {
    return runs.stream().anyMatch(r -> r.stage().equals(lastStage) && r.finishedAt() != null);
  }

  boolean succeeded() {
    return over() && runs.stream().allMatch(r -> r.status().equals("SUCCEEDED"));
  }

  /** The run that is open now, or the newest one. */
  RunView current() {
    return runs.stream()
        .filter(r -> r.finishedAt() == null)
        .findFirst()
        .orElse(runs.get(runs.size() - 1));
  }
}
