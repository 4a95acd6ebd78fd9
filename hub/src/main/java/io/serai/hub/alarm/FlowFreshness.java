package io.serai.hub.alarm;

import io.serai.hub.flow.Flow;
import io.serai.hub.ledger.Freshness;
import io.serai.hub.ledger.Freshness.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The freshness of every flow, asked for now or as it was known last. */
public final class FlowFreshness {
  private final Collection<Flow> flows;
  private final Freshness freshness;
  private final Clock clock;
  private final Map<String, Delivery> known = new ConcurrentHashMap<>();

  public FlowFreshness(Collection<Flow> flows, Freshness freshness, Clock clock) {
    this.flows = List.copyOf(flows);
    this.freshness = freshness;
    this.clock = clock;
  }

  /**
   * A flow as the API shows it.
   *
   * @param lagSeconds how old what the target holds is; null when it holds nothing yet
   */
  public record View(String flow, Instant deliveredAt, Instant asOf, Long lagSeconds) {}

  /** Every flow, asked now. */
  public List<View> ask() {
    return flows.stream().map(flow -> view(ask(flow))).toList();
  }

  /** One flow, asked now. */
  Delivery ask(Flow flow) {
    Delivery newest = freshness.newest(flow.name(), flow.plain());
    known.put(flow.name(), newest);
    return newest;
  }

  /** Every flow that was asked for, as it was then; the lag is that of this moment. */
  List<View> known() {
    return known.values().stream().map(this::view).toList();
  }

  /** Seconds since a flow's target was up to date; not a number while nothing is known. */
  double lag(String flow) {
    Delivery newest = known.get(flow);
    return newest == null || newest.asOf() == null ? Double.NaN : seconds(newest.asOf());
  }

  private View view(Delivery newest) {
    Long lag = newest.asOf() == null ? null : seconds(newest.asOf());
    return new View(newest.flow(), newest.deliveredAt(), newest.asOf(), lag);
  }

  private long seconds(Instant asOf) {
    return Duration.between(asOf, clock.instant()).toSeconds();
  }
}
