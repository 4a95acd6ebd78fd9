package io.serai.hub.flow;

import io.serai.core.Run;
import io.serai.hub.ledger.RunStatus;
import java.util.List;
import java.util.Map;

/** One flow: its batch stages in order, the keys of its payload, and its beans. */
public interface Flow {
  /** The flow's word, the same everywhere. */
  String name();

  /** Batch stages in the order in which a trigger runs them. */
  List<Stage> stages();

  /** The names of {@link #stages}. */
  default List<String> stageNames() {
    return stages().stream().map(Stage::name).toList();
  }

  /** Settings that time its stages, e.g. {@code totesys.extract.schedule}. */
  List<String> scheduleKeys();

  /** Keys a trigger's payload may have, besides {@code stage}. */
  Map<String, PayloadKey> payload();

  /** Binds the beans that the flow's routes name. */
  void bind(FlowContext context);

  /**
   * A run of the flow has closed; what is done here is beside the ledger and may fail.
   *
   * @param status as the ledger has it
   */
  default void closed(Run run, RunStatus status) {}

  /**
   * A batch stage.
   *
   * @param name e.g. {@code extract}
   * @param done what a unit of it is and what became of it, for summaries: {@code tables extracted}
   */
  record Stage(String name, String done) {}
}
