package io.serai.hub.alarm;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Tells how fresh each flow is. It is never down: a restart makes no data fresh, so no orchestrator
 * may act on it.
 */
public final class FreshnessHealth extends AbstractHealthCheck {
  private final FlowFreshness freshness;

  public FreshnessHealth(FlowFreshness freshness) {
    super("serai", "freshness");
    this.freshness = freshness;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
    result.up();
    freshness
        .known()
        .forEach(
            view ->
                result.detail(
                    view.flow() + ".lag",
                    view.lagSeconds() == null ? "nothing delivered" : view.lagSeconds() + " s"));
  }
}
