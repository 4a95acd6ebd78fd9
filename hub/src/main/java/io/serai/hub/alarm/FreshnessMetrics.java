package io.serai.hub.alarm;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.serai.hub.flow.Flow;
import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.MicrometerUtils;
import org.apache.camel.support.service.ServiceSupport;

/** {@code serai_freshness_lag_seconds{flow}}: the lag of each flow, not a number while unknown. */
public final class FreshnessMetrics extends ServiceSupport implements CamelContextAware {
  private final Collection<Flow> flows;
  private final FlowFreshness freshness;
  private CamelContext camel;

  public FreshnessMetrics(Collection<Flow> flows, FlowFreshness freshness) {
    this.flows = List.copyOf(flows);
    this.freshness = freshness;
  }

  @Override
  protected void doStart() {
    MeterRegistry meters =
        MicrometerUtils.getOrCreateMeterRegistry(
            camel.getRegistry(), MicrometerConstants.METRICS_REGISTRY_NAME);
    for (Flow flow : flows) {
      Gauge.builder("serai.freshness.lag", freshness, known -> known.lag(flow.name()))
          .tag("flow", flow.name())
          .baseUnit("seconds")
          .description("Age of what the flow's target holds")
          .register(meters);
    }
  }

  @Override
  public void setCamelContext(CamelContext camel) {
    this.camel = camel;
  }

  @Override
  public CamelContext getCamelContext() {
    return camel;
  }
}
