package io.serai.hub.run;

import io.serai.core.HubError;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.hub.flow.Flow;
import io.serai.hub.ledger.RunStore;
import io.serai.hub.ledger.RunStore.Opening;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.ProducerTemplate;

/**
 * Where all triggers meet: schedule, HTTP, command line. It validates, opens lease and run, and
 * only then answers; the work goes on behind it in route {@code hub-run}.
 */
public final class Door {
  private final Map<String, Flow> flows;
  private final RunStore runs;
  private final ActiveRuns active;
  private final ProducerTemplate out;
  private final Executor threads;
  private final Clock clock;

  public Door(
      Map<String, Flow> flows,
      RunStore runs,
      ActiveRuns active,
      ProducerTemplate out,
      Executor threads,
      Clock clock) {
    this.flows = Map.copyOf(flows);
    this.runs = runs;
    this.active = active;
    this.out = out;
    this.threads = threads;
    this.clock = clock;
  }

  /** What a trigger was answered: its id, and the run that began. */
  public record Accepted(String triggerId, String runId, String flow, String stage) {}

  /**
   * Starts a flow now.
   *
   * @param json the payload, may be null
   * @throws SeraiException UNKNOWN_FLOW, BAD_PAYLOAD, ALREADY_RUNNING, PAUSED, LEDGER_UNAVAILABLE
   */
  public Accepted trigger(String flowName, String json) {
    Flow flow = flow(flowName);
    Map<String, Object> payload = Payloads.parse(flow, json);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return enter(flow, payload, now)
        .orElseThrow(
            () ->
                new SeraiException(
                    HubError.ALREADY_RUNNING, flowName, "a run for the instant %s exists", now));
  }

  /**
   * Starts a flow's stage for a tick of its schedule.
   *
   * @param tick the period's boundary or the cron instant
   * @return empty when another replica had this tick
   */
  public Optional<Accepted> tick(String flowName, String stage, Instant tick) {
    return enter(flow(flowName), Map.of(Payloads.STAGE, stage), tick);
  }

  private Optional<Accepted> enter(Flow flow, Map<String, Object> payload, Instant scheduledFor) {
    String first = flow.first(payload);
    String stage = (String) payload.getOrDefault(Payloads.STAGE, first);
    String triggerId = UUID.randomUUID().toString();
    Opening opening =
        runs.open(
            new RunStore.Request(triggerId, flow.name(), stage, scheduledFor, payload),
            flow.stageNames());
    if (opening instanceof Opening.Open open) {
      start(open.run());
      return Optional.of(new Accepted(triggerId, open.run().id(), flow.name(), stage));
    }
    if (opening instanceof Opening.Busy busy) {
      throw new SeraiException(
          HubError.ALREADY_RUNNING, flow.name(), "stage '%s' is running", busy.stage());
    }
    if (opening instanceof Opening.Paused) {
      throw new SeraiException(HubError.PAUSED, flow.name(), "the flow is paused");
    }
    return Optional.empty();
  }

  private void start(Run run) {
    active.add(run);
    try {
      threads.execute(
          () -> out.send("direct:hub-run", exchange -> exchange.setProperty(Run.PROPERTY, run)));
    } catch (RejectedExecutionException e) {
      active.remove(run);
      run.failed(run.stage(), e);
      runs.close(run);
      throw e;
    }
  }

  /** The flow of that name. */
  public Flow flow(String name) {
    return Optional.ofNullable(flows.get(name))
        .orElseThrow(
            () ->
                new SeraiException(
                    HubError.UNKNOWN_FLOW,
                    "hub",
                    "flow '%s' is not one of %s",
                    name,
                    flows.keySet()));
  }
}
