package io.serai.hub.flow;

import static io.serai.hub.flow.LeadsShared.step;

import io.serai.hub.settings.Settings;
import io.serai.leads.RetrySteps;
import io.serai.leads.clicks.ClickSteps;
import io.serai.leads.fetch.FetchSteps;
import io.serai.leads.fetch.Tools;
import io.serai.leads.mark.MarkSteps;
import java.time.ZoneId;
import org.apache.camel.spi.Registry;

/** The beans of the stages that read a queue. */
final class LeadsQueues {
  private LeadsQueues() {}

  static void bind(FlowContext context, LeadsParts parts) {
    Settings settings = context.settings();
    Registry registry = context.registry();
    ClickSteps clicks =
        new ClickSteps(
            parts.units(),
            parts.store(),
            parts.urls(),
            parts.skipped(),
            parts.queues(),
            new RetrySteps(settings.durations("leads.retry-steps")),
            ZoneId.of(settings.get("leads.zone")),
            parts.meters());
    step(registry, "leadsClicksPlan", clicks::plan);
    step(registry, "leadsClicksFollow", clicks::follow);
    FetchSteps fetch =
        new FetchSteps(
            new Tools(
                parts.units(),
                parts.store(),
                parts.queues(),
                context.clock(),
                settings.duration("leads.refresh"),
                (int) settings.integer("leads.lookup")));
    step(registry, "leadsFetchOpen", fetch::open);
    step(registry, "leadsFetchAsk", FetchSteps::ask);
    step(registry, "leadsFetchTake", FetchSteps::take);
    step(registry, "leadsFetchWrites", FetchSteps::writes);
    step(registry, "leadsFetchLinks", FetchSteps::links);
    MarkSteps mark =
        new MarkSteps(
            parts.units(),
            (int) settings.integer("leads.mark-batch"),
            context.clock(),
            parts.meters());
    step(registry, "leadsMarkOpen", mark::open);
    step(registry, "leadsMarkAsk", MarkSteps::ask);
    step(registry, "leadsMarked", mark::marked);
    step(registry, "leadsMarkRefused", MarkSteps::refused);
    step(registry, "leadsMarkWrites", mark::writes);
  }
}
