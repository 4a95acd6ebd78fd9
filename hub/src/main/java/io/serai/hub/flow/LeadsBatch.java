package io.serai.hub.flow;

import io.serai.hub.settings.Settings;
import io.serai.leads.poll.PollSteps;
import io.serai.leads.poll.Relink;
import io.serai.leads.poll.Window;
import io.serai.leads.settle.DeadQueues;
import io.serai.leads.settle.Drain;
import io.serai.leads.settle.Repair;
import io.serai.leads.settle.Replay;
import io.serai.leads.settle.SettleSteps;

/** The beans of {@code routes/leads-poll.camel.yaml} and {@code leads-settle.camel.yaml}. */
final class LeadsBatch {
  private LeadsBatch() {}

  static void bind(FlowContext context, LeadsParts parts) {
    Beans beans = new Beans(context.registry());
    Replay replay = new Replay(parts.letters(), parts.queues());
    beans.bind("leadsReplayTake", replay::take);
    beans.bind("leadsReplaySent", replay::sent);
    Relink relink =
        new Relink(parts.units(), parts.store(), parts.queued(), parts.queues(), context.clock());
    beans.bind("leadsRelinkOpen", relink::open);
    beans.bind("leadsRelinkTake", relink::take);
    beans.bind("leadsRelinkQueued", relink::queued);
    PollSteps poll = poll(context, parts);
    beans.bind("leadsPollPlan", poll::plan);
    beans.bind("leadsPollAsk", poll::ask);
    beans.bind("leadsPollTake", poll::take);
    beans.bind("leadsPollQueued", poll::queued);
    beans.bind("leadsPollClose", poll::close);
    SettleSteps settle = settle(context, parts);
    beans.bind("leadsSettleDrain", settle::drain);
    beans.bind("leadsSettleAcks", settle::acknowledgements);
    beans.bind("leadsSettleFlags", settle::flags);
    beans.bind("leadsSettleCount", settle::count);
  }

  private static PollSteps poll(FlowContext context, LeadsParts parts) {
    Settings settings = context.settings();
    Window window =
        new Window(
            settings.duration("leads.poll.window"),
            settings.duration("leads.poll.overlap"),
            settings.duration("leads.poll.sweep"));
    PollSteps.Limits limits =
        new PollSteps.Limits(
            window,
            (int) settings.integer("leads.poll.max-pages"),
            settings.duration("leads.refresh"),
            settings.flag("leads.mark-ineligible"));
    return new PollSteps(
        parts.units(),
        context.ledger(),
        parts.store(),
        parts.queued(),
        parts.skipped(),
        parts.queues(),
        limits,
        context.clock());
  }

  private static SettleSteps settle(FlowContext context, LeadsParts parts) {
    Settings settings = context.settings();
    return new SettleSteps(
        new Drain(parts.sqs(), parts.queues(), settings.duration("leads.settle.patience")),
        new DeadQueues(parts.sqs(), parts.queues(), parts.letters()),
        new Repair(parts.store(), parts.urls()),
        parts.queued(),
        parts.store(),
        settings.duration("leads.settle.keep"),
        context.clock());
  }
}
