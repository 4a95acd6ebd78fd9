package io.serai.hub.flow;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.serai.leads.Meters;
import io.serai.leads.cloud.MarketingCloud;
import io.serai.leads.queue.Delivery.Fate;
import io.serai.leads.queue.Queues.Stage;
import java.util.List;
import java.util.Locale;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.MicrometerUtils;
import org.apache.camel.spi.Registry;

/** What the queue stages count, as metrics. */
final class LeadsMetrics {
  private static final List<String> COUNTERS =
      List.of("clicks.stored", "ack.missing", "rows.marked", "rows.unmarkable");

  private LeadsMetrics() {}

  static void bind(Registry registry, MarketingCloud cloud, Meters meters) {
    MeterRegistry metrics =
        MicrometerUtils.getOrCreateMeterRegistry(
            registry, MicrometerConstants.METRICS_REGISTRY_NAME);
    FunctionCounter.builder("serai.leads.cloud.requests", cloud, MarketingCloud::calls)
        .description("Requests to Marketing Cloud, those for tokens included")
        .register(metrics);
    for (String counter : COUNTERS) {
      FunctionCounter.builder("serai.leads." + counter, meters, all -> all.value(counter))
          .description("Counted by the queue stages since the hub started")
          .register(metrics);
    }
    for (Stage stage : Stage.values()) {
      for (Fate fate : Fate.values()) {
        String end = fate.name().toLowerCase(Locale.ROOT);
        FunctionCounter.builder(
                "serai.leads.messages", meters, all -> all.value(stage.word() + "." + end))
            .tag("stage", stage.word())
            .tag("end", end)
            .description("Messages by how they ended")
            .register(metrics);
      }
    }
  }
}
