package io.serai.hub.alarm;

import io.serai.hub.flow.Flow;
import io.serai.hub.ledger.Alarms;
import io.serai.hub.ledger.Alarms.Kind;
import io.serai.hub.ledger.FlowStates;
import io.serai.hub.ledger.Freshness.Delivery;
import io.serai.hub.settings.Schedule;
import io.serai.hub.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Sees what no run can tell: that none succeeds, and that what was delivered grows old. Only flows
 * with a schedule and a limit are watched; every hub may watch, an alarm opens once.
 */
final class AlarmWatch {
  private final Collection<Flow> flows;
  private final Settings settings;
  private final FlowFreshness freshness;
  private final Alarms alarms;
  private final FlowStates states;
  private final Clock clock;
  private final Instant up;

  AlarmWatch(
      Collection<Flow> flows,
      Settings settings,
      FlowFreshness freshness,
      Alarms alarms,
      FlowStates states,
      Clock clock) {
    this.flows = List.copyOf(flows);
    this.settings = settings;
    this.freshness = freshness;
    this.alarms = alarms;
    this.states = states;
    this.clock = clock;
    this.up = clock.instant();
  }

  void look() {
    for (Flow flow : flows) {
      Delivery newest = freshness.ask(flow);
      if (scheduled(flow)) {
        silence(flow, newest);
        age(flow, newest);
      }
    }
  }

  /** A run that fails says so itself, and a paused flow is silent on purpose. */
  private void silence(Flow flow, Delivery newest) {
    Duration limit = limit(flow, ".alarm.silence");
    Instant success = newest.deliveredAt();
    if (limit == null) {
      return;
    }
    if (success != null && !late(success, limit)) {
      alarms.clear(flow.name(), last(flow), Kind.SILENCE);
    } else if (late(latest(success), limit)
        && !states.paused(flow.name())
        && !alarms.open(flow.name(), Kind.RUN)) {
      alarms.raise(
          flow.name(), last(flow), Kind.SILENCE, "no run succeeded since " + latest(success));
    }
  }

  private void age(Flow flow, Delivery newest) {
    Duration limit = limit(flow, ".alarm.lag");
    Instant asOf = newest.asOf();
    if (limit == null) {
      return;
    }
    if (late(asOf == null ? up : asOf, limit)) {
      alarms.raise(
          flow.name(),
          last(flow),
          Kind.FRESHNESS,
          asOf == null ? "nothing was delivered yet" : "the newest delivery is as of " + asOf);
    } else if (asOf != null) {
      alarms.clear(flow.name(), last(flow), Kind.FRESHNESS);
    }
  }

  /** why: a hub that was down has had no chance yet. */
  private Instant latest(Instant success) {
    return success == null || success.isBefore(up) ? up : success;
  }

  private boolean late(Instant since, Duration limit) {
    return since.plus(limit).isBefore(clock.instant());
  }

  private boolean scheduled(Flow flow) {
    return flow.scheduleKeys().stream()
        .anyMatch(key -> !(settings.schedule(key) instanceof Schedule.Off));
  }

  /** The limit of a flow, or null when the catalogue gives it none. */
  private Duration limit(Flow flow, String what) {
    String key = flow.name() + what;
    return settings.catalogue().find(key).isPresent() ? settings.duration(key) : null;
  }

  private static String last(Flow flow) {
    List<String> plain = flow.plain();
    return plain.get(plain.size() - 1);
  }
}
