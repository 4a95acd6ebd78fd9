package io.serai.hub.flow;

import io.serai.core.SeraiException;
import io.serai.mail.store.Heartbeats;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Readiness: heartbeats that were asked for come back through both queues. */
final class MailHealth extends AbstractHealthCheck {
  private final Heartbeats heartbeats;
  private final Clock clock;

  MailHealth(Heartbeats heartbeats, Clock clock) {
    super("serai", "mail-worker");
    this.heartbeats = heartbeats;
    this.clock = clock;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
    try {
      if (heartbeats.lost(clock.instant())) {
        result.down().message("a heartbeat did not come back: no worker answers");
        return;
      }
    } catch (SeraiException e) {
      // why: that the database is away is another check's word
      result.unknown();
      return;
    }
    result.up();
  }
}
