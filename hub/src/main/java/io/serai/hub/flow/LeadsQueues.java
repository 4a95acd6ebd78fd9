package io.serai.hub.flow;

import io.serai.hub.settings.Settings;
import io.serai.leads.RetrySteps;
import io.serai.leads.clicks.ClickSteps;
import io.serai.leads.fetch.FetchSteps;
import io.serai.leads.fetch.Tools;
import io.serai.leads.mark.MarkSteps;
import java.time.ZoneId;

/** The beans of the stages that read a queue. */
final class LeadsQueues {
  private LeadsQueues() {}

  static void bind(FlowContext context, LeadsParts parts) {
    Settings settings = context.settings();
    Beans beans = new Beans(context.registry());
    ClickSteps clicks =
        new ClickSteps(
            parts.units(),
            parts.store(),
            parts.urls(),
            parts.skipped(),
            parts.queues(),
            new RetrySteps(settings.durations("leads.retry-steps")),
            ZoneId.of(settings.get("leads.zone")),
            context.clock(),
            parts.meters());
    beans.bind("leadsClicksPlan", clicks::plan);
    beans.bind("leadsClicksFollow", clicks::follow);
    FetchSteps fetch =
        new FetchSteps(
            new Tools(
                parts.units(),
                parts.store(),
                parts.queues(),
                context.clock(),
                settings.duration("leads.refresh"),
                (int) settings.integer("leads.lookup")));
    beans.bind("leadsFetchOpen", fetch::open);
    beans.bind("leadsFetchAsk", FetchSteps::ask);
    beans.bind("leadsFetchTake", FetchSteps::take);
    beans.bind("leadsFetchWrites", FetchSteps::writes);
    beans.bind("leadsFetchLinks", FetchSteps::links);
    MarkSteps mark =
        new MarkSteps(
            parts.units(),
            (int) settings.integer("leads.mark-batch"),
            context.clock(),
            parts.meters());
    beans.bind("leadsMarkOpen", mark::open);
    beans.bind("leadsMarkAsk", MarkSteps::ask);
    beans.bind("leadsMarked", mark::marked);
    beans.bind("leadsMarkRefused", MarkSteps::refused);
    beans.bind("leadsMarkWrites", mark::writes);
  }
}
