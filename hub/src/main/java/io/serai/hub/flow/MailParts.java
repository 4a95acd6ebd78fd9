package io.serai.hub.flow;

import io.serai.hub.settings.Settings;
import io.serai.mail.MailKeys;
import io.serai.mail.send.AccountBook;
import io.serai.mail.send.AccountsFile;
import io.serai.mail.send.MailAccount;
import io.serai.mail.store.Heartbeats;
import io.serai.mail.store.HeldMails;
import io.serai.mail.store.Inbox;
import io.serai.mail.store.Intake;
import io.serai.mail.store.MailStore;
import io.serai.mail.store.MailViews;
import io.serai.mail.store.PartyLimit;
import io.serai.mail.store.Refusals;
import io.serai.mail.store.Verifications;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What the routes of the mail flow and its API share. */
record MailParts(
    MailKeys keys,
    AccountBook accounts,
    MailStore store,
    Intake intake,
    MailViews views,
    HeldMails held,
    Inbox inbox,
    Heartbeats heartbeats,
    Refusals refusals,
    Verifications verifications) {
  /** Statements and what else the flow reads at its start. */
  static final Path CONFIG = Path.of("config/mail");

  static MailParts of(FlowContext context) {
    Settings settings = context.settings();
    DataSource hub = context.hubDatabase();
    Clock clock = context.clock();
    MailKeys keys = new MailKeys(() -> settings.get("mail.key"));
    AccountBook accounts = new AccountBook(() -> accounts(settings));
    MailStore store = store(context, accounts);
    return new MailParts(
        keys,
        accounts,
        store,
        intake(context, store, keys),
        new MailViews(hub, CONFIG),
        new HeldMails(hub, CONFIG, store, clock),
        new Inbox(hub, CONFIG, keys),
        new Heartbeats(hub, CONFIG),
        new Refusals(hub, CONFIG),
        new Verifications(hub, CONFIG));
  }

  private static List<MailAccount> accounts(Settings settings) {
    AccountsFile.Server server =
        new AccountsFile.Server(
            settings.find("smtp.host").orElse("localhost"),
            (int) settings.integer("smtp.port"),
            settings.get("smtp.security"),
            new MailAccount.Imap(
                settings.find("imap.host").orElse(""),
                (int) settings.integer("imap.port"),
                settings.get("imap.security")));
    Path secrets = settings.find("mail.secrets-dir").map(Path::of).orElse(null);
    return AccountsFile.read(settings.path("mail.accounts-file"), secrets, server);
  }

  private static MailStore store(FlowContext context, AccountBook accounts) {
    Settings settings = context.settings();
    MailStore.Terms terms =
        new MailStore.Terms(
            settings.duration("mail.lease"),
            settings.duration("mail.republish"),
            (int) settings.integer("mail.domain-per-minute"),
            settings.duration("mail.gather"));
    return new MailStore(context.hubDatabase(), CONFIG, terms, accounts::terms);
  }

  private static Intake intake(FlowContext context, MailStore store, MailKeys keys) {
    Settings settings = context.settings();
    Intake.Terms terms =
        new Intake.Terms(
            (int) settings.integer("mail.backlog"),
            limit(settings, "mail.party.requests-per-minute"),
            limit(settings, "mail.party.recipients-per-day"));
    return new Intake(context.hubDatabase(), CONFIG, store, keys, context.clock(), terms);
  }

  private static PartyLimit limit(Settings settings, String setting) {
    Map<String, Integer> own = settings.limits(setting);
    return new PartyLimit(own.get(""), own);
  }
}
