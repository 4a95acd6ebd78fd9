package io.serai.hub.flow;

import static io.serai.hub.flow.MailParts.CONFIG;

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
import io.serai.mail.store.Batches;
import io.serai.mail.store.Confirmations;
import io.serai.mail.store.DailyStats;
import io.serai.mail.store.Links;
import io.serai.mail.store.MailSearch;
import io.serai.mail.store.MailStore;
import io.serai.mail.store.Replies;
import io.serai.mail.store.StopList;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.RoutesBuilder;

/** The mail flow's API, the public pages of its links, and the topics that mails come in by. */
final class MailDoors {
  private static final long MEGABYTE = 1 << 20;

  private final Settings settings;
  private final Clock clock;
  private final MailParts parts;
  private final Batches batches;
  private final MailSearch search;
  private final Confirmations confirmations;
  private final StopList stops;
  private final DailyStats stats;
  private final Replies replies;
  private final Links links;

  MailDoors(FlowContext context, MailParts parts) {
    DataSource hub = context.hubDatabase();
    MailStore store = parts.store();
    MailKeys keys = parts.keys();
    this.settings = context.settings();
    this.clock = context.clock();
    this.parts = parts;
    this.batches = new Batches(hub, CONFIG, parts.intake(), keys, clock);
    this.search = new MailSearch(hub, CONFIG, keys);
    this.confirmations = new Confirmations(hub, CONFIG, store, clock);
    this.stops = new StopList(hub, CONFIG, store, keys, clock);
    this.stats = new DailyStats(hub, CONFIG);
    this.replies = new Replies(hub, CONFIG, keys);
    this.links = new Links(hub, CONFIG, store, keys, clock);
  }

  List<RoutesBuilder> routes(Access access) {
    return List.of(
        new MailApi(
            access,
            bodies(access),
            (int) settings.integer("hub.http.port"),
            parts.intake(),
            batches,
            parts.store(),
            parts.views(),
            search,
            clock),
        new AccountApi(access, parts.store(), parts.views(), clock),
        new ConfirmationApi(access, confirmations),
        new SuppressionApi(access, stops),
        new HeldApi(access, parts.held()),
        new StatsApi(access, stats),
        new VerifyApi(access, parts.verifications()),
        new ReplyApi(access, replies),
        new HeartbeatApi(access, parts.heartbeats(), clock),
        new RefusalApi(access, parts.refusals()),
        new MailIntakeRoutes(settings.pairs("mail.intake")),
        new MailPages(links));
  }

  private LargeBodies bodies(Access access) {
    return new LargeBodies(
        access,
        settings.path("hub.work-dir").resolve("bodies"),
        MEGABYTE * settings.integer("mail.body-limit"),
        MEGABYTE * settings.integer("mail.bodies-limit"));
  }
}
