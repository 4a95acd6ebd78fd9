package io.serai.acceptance.harness;

import io.serai.hub.ledger.RunQueries.RunView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The runs of one trigger, first stage first. */
public record Chain(List<RunView> runs) {

  static Chain of(List<RunView> newestFirst) {
    List<RunView> runs = new ArrayList<>(newestFirst);
    Collections.reverse(runs);
    return new Chain(List.copyOf(runs));
  }

  boolean over(String lastStage) {
    return runs.stream().anyMatch(r -> r.stage().equals(lastStage) && r.finishedAt() != null);
  }

  /** The run of a stage. */
  public RunView stage(String stage) {
    return runs.stream().filter(r -> r.stage().equals(stage)).findFirst().orElseThrow();
  }

  /** The statuses, first stage first. */
  public List<String> statuses() {
    return runs.stream().map(RunView::status).toList();
  }

  /** Everything the runs say went wrong. */
  public String errors() {
    return String.join("\n", runs.stream().map(r -> String.valueOf(r.error())).toList());
  }
}
