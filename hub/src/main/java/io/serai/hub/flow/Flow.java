package io.serai.hub.flow;

import io.serai.core.Run;
import io.serai.hub.api.Access;
import io.serai.hub.ledger.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.RoutesBuilder;

/** One flow: its batch stages in order, the keys of its payload, and its beans. */
public interface Flow {
  /** The flow's word, the same everywhere. */
  String name();

  /** Batch stages: those of a plain trigger in their order, then those that are asked for. */
  List<Stage> stages();

  /** The names of {@link #stages}. */
  default List<String> stageNames() {
    return stages().stream().map(Stage::name).toList();
  }

  /** The stage that a trigger begins with whose payload names none. */
  default String first(Map<String, Object> payload) {
    return stageNames().get(0);
  }

  /** The stages of a plain trigger, in their order. */
  default List<String> plain() {
    return chain(stageNames().get(0));
  }

  /** The stages that a trigger runs which begins with one of them. */
  default List<String> chain(String first) {
    List<String> chain = new ArrayList<>();
    for (String stage = first; stage != null; stage = next(stage).orElse(null)) {
      chain.add(stage);
    }
    return chain;
  }

  /** The stage that follows; empty after the last. */
  default Optional<String> next(String stage) {
    return stages().stream()
        .filter(candidate -> candidate.name().equals(stage))
        .map(Stage::next)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Settings that time its stages, e.g. {@code totesys.extract.schedule}. */
  List<String> scheduleKeys();

  /** Keys a trigger's payload may have, besides {@code stage}. */
  Map<String, PayloadKey> payload();

  /**
   * Settings that name a bucket whose new objects are triggers, each with the key of the payload
   * that takes their names.
   */
  default Map<String, String> deliveries() {
    return Map.of();
  }

  /**
   * Throws a {@code SeraiException} for keys that are right one by one and contradict each other.
   */
  default void check(Map<String, Object> payload) {}

  /** The flow's own part of the API; asked for after {@link #bind}. */
  default List<RoutesBuilder> api(Access access) {
    return List.of();
  }

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
   * @param next the stage that follows, or null
   */
  record Stage(String name, String done, String next) {}
}
