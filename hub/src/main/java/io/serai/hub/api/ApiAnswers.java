package io.serai.hub.api;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.alarm.FlowFreshness;
import io.serai.hub.flow.Flow;
import io.serai.hub.ledger.DeadLetters;
import io.serai.hub.ledger.DeadLetters.Letter;
import io.serai.hub.ledger.FlowStates;
import io.serai.hub.ledger.RunQueries;
import io.serai.hub.ledger.RunQueries.RejectedView;
import io.serai.hub.ledger.RunQueries.RunView;
import io.serai.hub.ledger.SchemaDrift;
import io.serai.hub.ledger.SchemaDrift.DriftView;
import io.serai.hub.run.ActiveRuns;
import io.serai.hub.run.Door;
import io.serai.hub.service.Supervisor;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What each address of the API answers. */
public final class ApiAnswers {
  private final Collection<Flow> flows;
  private final Door door;
  private final RunQueries runs;
  private final ActiveRuns active;
  private final FlowStates states;
  private final DeadLetters letters;
  private final SchemaDrift drift;
  private final Supervisor supervisor;
  private final FlowFreshness freshness;

  public ApiAnswers(
      Collection<Flow> flows,
      Door door,
      RunQueries runs,
      ActiveRuns active,
      FlowStates states,
      DeadLetters letters,
      SchemaDrift drift,
      Supervisor supervisor,
      FlowFreshness freshness) {
    this.flows = List.copyOf(flows);
    this.door = door;
    this.runs = runs;
    this.active = active;
    this.states = states;
    this.letters = letters;
    this.drift = drift;
    this.supervisor = supervisor;
    this.freshness = freshness;
  }

  /** A flow as the API shows it: the stages of a plain trigger, and those that begin another. */
  public record FlowView(
      String flow, List<String> stages, List<String> otherStages, boolean paused) {
    static FlowView of(Flow flow, boolean paused) {
      List<String> stages = flow.plain();
      return new FlowView(
          flow.name(),
          stages,
          flow.stageNames().stream().filter(stage -> !stages.contains(stage)).toList(),
          paused);
    }
  }

  /** All flows, and the services the hub watches. */
  public record FlowsView(List<FlowView> flows, Map<String, Supervisor.State> services) {}

  /** A dead letter with its decrypted body. */
  public record LetterView(Letter letter, String body) {}

  FlowsView flows() {
    return new FlowsView(
        flows.stream().map(flow -> FlowView.of(flow, states.paused(flow.name()))).toList(),
        supervisor.states());
  }

  Door.Accepted trigger(String flow, String payload) {
    return door.trigger(flow, payload);
  }

  FlowView pause(String flow, boolean paused) {
    Flow known = door.flow(flow);
    states.pause(flow, paused);
    return FlowView.of(known, paused);
  }

  List<DriftView> drift(String flow) {
    return drift.open(flow);
  }

  List<FlowFreshness.View> freshness() {
    return freshness.ask();
  }

  List<RunView> runs(String flow, String trigger, int limit) {
    return runs.runs(flow, trigger, limit).stream().map(active::live).toList();
  }

  RunView run(String id) {
    return runs.run(id).map(active::live).orElseThrow(() -> notFound("run", id));
  }

  List<RejectedView> rejected(String id, int limit) {
    return runs.rejected(run(id).id(), limit);
  }

  List<Letter> letters(int limit) {
    return letters.list(false, limit);
  }

  LetterView letter(String id) {
    return new LetterView(find(number(id)), letters.body(number(id)).orElse(""));
  }

  Letter close(String id, boolean replay) {
    if (!letters.close(number(id), replay)) {
      throw notFound("open dead letter", id);
    }
    return find(number(id));
  }

  private Letter find(long id) {
    return letters.find(id).orElseThrow(() -> notFound("dead letter", String.valueOf(id)));
  }

  private static long number(String id) {
    if (!id.matches("\\d{1,18}")) {
      throw notFound("dead letter", id);
    }
    return Long.parseLong(id);
  }

  private static SeraiException notFound(String what, String id) {
    return new SeraiException(HubError.NOT_FOUND, "hub", "there is no %s '%s'", what, id);
  }
}
