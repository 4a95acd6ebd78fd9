package io.serai.hub.flow;

import io.serai.hub.api.Access;
import io.serai.hub.api.AccountApi;
import io.serai.hub.api.ConfirmationApi;
import io.serai.hub.api.HeartbeatApi;
import io.serai.hub.api.HeldApi;
import io.serai.hub.api.LargeBodies;
import io.serai.hub.api.MailApi;
import io.serai.hub.api.MailPages;
import io.serai.hub.api.RefusalApi;
import io.serai.hub.api.ReplyApi;
import io.serai.hub.api.StatsApi;
import io.serai.hub.api.SuppressionApi;
import io.serai.hub.api.VerifyApi;
import io.serai.hub.settings.Settings;
import io.serai.mail.MailKeys;
import io.serai.mail.compose.Composer;
import io.serai.mail.send.AccountBook;
import io.serai.mail.send.AccountsFile;
import io.serai.mail.send.MailAccount;
import io.serai.mail.send.PooledSender;
import io.serai.mail.steps.ConfirmSteps;
import io.serai.mail.steps.DispatchSteps;
import io.serai.mail.steps.ForgetStep;
import io.serai.mail.steps.IntakeSteps;
import io.serai.mail.steps.MailLinks;
import io.serai.mail.steps.SendSteps;
import io.serai.mail.steps.SettleStage;
import io.serai.mail.steps.VerifySteps;
import io.serai.mail.store.Batches;
import io.serai.mail.store.Confirmations;
import io.serai.mail.store.DailyStats;
import io.serai.mail.store.Heartbeats;
import io.serai.mail.store.HeldMails;
import io.serai.mail.store.Inbox;
import io.serai.mail.store.Intake;
import io.serai.mail.store.Links;
import io.serai.mail.store.MailSearch;
import io.serai.mail.store.MailStore;
import io.serai.mail.store.MailViews;
import io.serai.mail.store.PartyLimit;
import io.serai.mail.store.Refusals;
import io.serai.mail.store.Replies;
import io.serai.mail.store.Retention;
import io.serai.mail.store.StopList;
import io.serai.mail.store.Unconfirmed;
import io.serai.mail.store.Verifications;
import io.serai.mail.token.SignedTokens;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.google.pubsub.GooglePubsubComponent;
import org.apache.camel.spi.Registry;

/** The mail flow: API to database to bus to mail servers, and back. */
final class MailFlow implements Flow {
  private static final Path CONFIG = Path.of("config/mail");
  private static final long MEGABYTE = 1 << 20;

  private AccountBook accounts;
  private Intake intake;
  private Batches batches;
  private MailStore store;
  private MailViews views;
  private MailSearch search;
  private Confirmations confirmations;
  private Links links;
  private StopList stops;
  private HeldMails held;
  private DailyStats stats;
  private Replies replies;
  private Heartbeats heartbeats;
  private Verifications verifications;
  private Refusals refusals;
  private Map<String, String> intakes;
  private Settings settings;
  private Clock clock;

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public List<Stage> stages() {
    return List.of(
        new Stage("inbox", "mailboxes read", "settle"),
        new Stage("settle", "outbox and inbox settled", null),
        new Stage(MailVerify.STAGE, "mails verified", "settle"));
  }

  @Override
  public List<String> scheduleKeys() {
    return List.of("mail.inbox.schedule", "mail.settle.schedule");
  }

  @Override
  public Map<String, PayloadKey> payload() {
    return MailVerify.payload();
  }

  @Override
  public String first(Map<String, Object> payload) {
    return payload.containsKey(VerifySteps.KEY) ? MailVerify.STAGE : Flow.super.first(payload);
  }

  @Override
  public void check(Map<String, Object> payload) {
    MailVerify.check(payload);
  }

  @Override
  public void bind(FlowContext context) {
    clock = context.clock();
    settings = context.settings();
    Registry registry = context.registry();
    MailKeys keys = new MailKeys(() -> settings.get("mail.key"));
    accounts = new AccountBook(() -> accounts(settings));
    store =
        new MailStore(
            context.hubDatabase(),
            CONFIG,
            new MailStore.Terms(
                settings.duration("mail.lease"),
                settings.duration("mail.republish"),
                (int) settings.integer("mail.domain-per-minute"),
                settings.duration("mail.gather")),
            accounts::terms);
    intake =
        new Intake(
            context.hubDatabase(),
            CONFIG,
            store,
            keys,
            context.clock(),
            new Intake.Terms(
                (int) settings.integer("mail.backlog"),
                limit("mail.party.requests-per-minute"),
                limit("mail.party.recipients-per-day")));
    batches = new Batches(context.hubDatabase(), CONFIG, intake, keys, context.clock());
    views = new MailViews(context.hubDatabase(), CONFIG);
    search = new MailSearch(context.hubDatabase(), CONFIG, keys);
    confirmations = new Confirmations(context.hubDatabase(), CONFIG, store, context.clock());
    links = new Links(context.hubDatabase(), CONFIG, store, keys, context.clock());
    stops = new StopList(context.hubDatabase(), CONFIG, store, keys, context.clock());
    stats = new DailyStats(context.hubDatabase(), CONFIG);
    held = new HeldMails(context.hubDatabase(), CONFIG, store, context.clock());
    replies = new Replies(context.hubDatabase(), CONFIG, keys);
    heartbeats = new Heartbeats(context.hubDatabase(), CONFIG);
    refusals = new Refusals(context.hubDatabase(), CONFIG);
    intakes = settings.pairs("mail.intake");
    context.health().accept(new MailHealth(heartbeats, clock));
    registry.bind("google-pubsub", bus(settings));
    registry.bind(
        "mailSender",
        new PooledSender(accounts, (int) settings.integer("mail.connections")),
        null,
        "close");
    steps(context, keys);
  }

  private void steps(FlowContext context, MailKeys keys) {
    Settings settings = context.settings();
    Registry registry = context.registry();
    String domain = settings.get("mail.domain");
    MailLinks made = new MailLinks(new SignedTokens(keys), settings.get("mail.public-url"), domain);
    SendSteps send =
        new SendSteps(
            store,
            intake,
            new Composer(domain),
            made,
            accounts,
            context.clock(),
            (int) settings.integer("mail.connections"));
    int batch = (int) settings.integer("mail.dispatch.batch");
    DispatchSteps dispatch = new DispatchSteps(store, heartbeats, context.clock(), batch);
    Unconfirmed unconfirmed =
        new Unconfirmed(context.hubDatabase(), CONFIG, settings.duration("mail.confirm-patience"));
    ConfirmSteps confirm = new ConfirmSteps(store, heartbeats, unconfirmed, context.clock(), batch);
    Beans beans = new Beans(registry);
    IntakeSteps taken = new IntakeSteps(intake, refusals, context.clock());
    beans.bind("mailAccept", taken::accept);
    beans.bind("mailRefuse", taken::refuse);
    beans.bind("mailDue", dispatch::due);
    beans.bind("mailTake", send::take);
    beans.bind("mailMark", send::mark);
    beans.bind("mailBroke", send::broke);
    beans.bind("mailSettle", send::settle);
    beans.bind("mailSay", send::say);
    beans.bind("mailMatch", confirm::match);
    beans.bind("mailAsk", confirm::ask);
    beans.bind("mailGap", new ConfirmGap(unconfirmed, context.alarms(), context.clock()));
    Inbox inbox = new Inbox(context.hubDatabase(), CONFIG, keys);
    beans.bind("mailCount", new SettleStage(views, inbox));
    Retention.Terms kept =
        new Retention.Terms(
            settings.duration("mail.content.retention"),
            settings.duration("mail.idempotency.retention"));
    beans.bind(
        "mailForget",
        new ForgetStep(new Retention(context.hubDatabase(), CONFIG, kept), context.clock()));
    MailInbox.bind(context, accounts, inbox, held, keys);
    verifications = new Verifications(context.hubDatabase(), CONFIG);
    MailVerify.bind(context, accounts, intake, verifications);
  }

  private static GooglePubsubComponent bus(Settings settings) {
    String endpoint = settings.find("pubsub.endpoint").orElse("");
    if (!endpoint.isBlank()) {
      return new LocalPubSub(endpoint);
    }
    GooglePubsubComponent bus = new GooglePubsubComponent();
    settings
        .find("pubsub.service-account")
        .ifPresent(file -> bus.setServiceAccountKey("file:" + file));
    return bus;
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

  private PartyLimit limit(String setting) {
    Map<String, Integer> own = settings.limits(setting);
    return new PartyLimit(own.get(""), own);
  }

  private LargeBodies bodies(Access access) {
    return new LargeBodies(
        access,
        settings.path("hub.work-dir").resolve("bodies"),
        MEGABYTE * settings.integer("mail.body-limit"),
        MEGABYTE * settings.integer("mail.bodies-limit"));
  }

  /** Also where a hub that is about to start is stopped by accounts that are wrong. */
  @Override
  public List<RoutesBuilder> api(Access access) {
    accounts.all();
    return List.of(
        new MailApi(
            access,
            bodies(access),
            (int) settings.integer("hub.http.port"),
            intake,
            batches,
            store,
            views,
            search,
            clock),
        new AccountApi(access, store, views, clock),
        new ConfirmationApi(access, confirmations),
        new SuppressionApi(access, stops),
        new HeldApi(access, held),
        new StatsApi(access, stats),
        new VerifyApi(access, verifications),
        new ReplyApi(access, replies),
        new HeartbeatApi(access, heartbeats, clock),
        new RefusalApi(access, refusals),
        new MailIntakeRoutes(intakes),
        new MailPages(links));
  }
}
