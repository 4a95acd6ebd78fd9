package io.serai.hub.service;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Readiness: the hub is live without its database, but not ready. */
public final class LedgerHealth extends AbstractHealthCheck {
  private final Supervisor supervisor;

  public LedgerHealth(Supervisor supervisor) {
    super("serai", "ledger");
    this.supervisor = supervisor;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
    if (supervisor.ready()) {
      result.up();
    } else {
      result.down().message("the hub's database does not answer");
    }
  }
}
