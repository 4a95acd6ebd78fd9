package io.serai.hub.flow;

import static io.serai.hub.flow.MailParts.CONFIG;

import io.serai.hub.settings.Settings;
import io.serai.mail.mailbox.MailboxReader;
import io.serai.mail.match.Candidates;
import io.serai.mail.steps.HeldSteps;
import io.serai.mail.steps.InboxSteps;
import io.serai.mail.store.Correspondence;
import io.serai.mail.token.SignedTokens;
import java.util.List;

/** The beans of {@code routes/mail-inbox.camel.yaml}. */
final class MailInbox {
  /** why: what is in hand of a mailbox at one time, beside all else in the heap */
  private static final long PAGE_BYTES = 8 << 20;

  private MailInbox() {}

  static void bind(FlowContext context, MailParts parts) {
    Settings settings = context.settings();
    Candidates candidates =
        new Candidates(new SignedTokens(parts.keys()), settings.get("mail.domain"));
    InboxSteps steps =
        new InboxSteps(
            parts.accounts(),
            new InboxSteps.Terms(
                List.of(settings.get("mail.inbox.folders").split("\\s*,\\s*")),
                settings.duration("mail.inbox.retention")),
            new MailboxReader((int) settings.integer("mail.inbox.page"), PAGE_BYTES),
            new Correspondence(context.hubDatabase(), CONFIG, candidates, parts.keys()),
            parts.inbox(),
            parts.keys(),
            context.ledger(),
            context.clock());
    Beans beans = new Beans(context.registry());
    beans.bind("mailInboxPlan", steps::plan);
    beans.bind("mailInboxFetch", steps::fetch);
    beans.bind("mailInboxRead", steps::read);
    beans.bind("mailInboxMatch", steps::match);
    beans.bind("mailInboxKeep", steps::keep);
    HeldSteps sought =
        new HeldSteps(
            parts.accounts(), parts.held(), settings.get("mail.sent-folder"), context.clock());
    beans.bind("mailHeldPlan", sought::plan);
    beans.bind("mailHeldLook", sought::look);
  }
}
