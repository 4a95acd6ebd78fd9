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

  private MailDoors() {}

  static List<RoutesBuilder> of(FlowContext context, MailParts parts, Access access) {
    DataSource hub = context.hubDatabase();
    Clock clock = context.clock();
    MailStore store = parts.store();
    MailKeys keys = parts.keys();
    return List.of(
        messages(context, parts, access),
        new AccountApi(access, store, parts.views(), clock),
        new ConfirmationApi(access, new Confirmations(hub, CONFIG, store, clock)),
        new SuppressionApi(access, new StopList(hub, CONFIG, store, keys, clock)),
        new HeldApi(access, parts.held()),
        new StatsApi(access, new DailyStats(hub, CONFIG)),
        new VerifyApi(access, parts.verifications()),
        new ReplyApi(access, new Replies(hub, CONFIG, keys)),
        new HeartbeatApi(access, parts.heartbeats(), clock),
        new RefusalApi(access, parts.refusals()),
        new MailIntakeRoutes(context.settings().pairs("mail.intake")),
        new MailPages(new Links(hub, CONFIG, store, keys, clock)));
  }

  private static MailApi messages(FlowContext context, MailParts parts, Access access) {
    DataSource hub = context.hubDatabase();
    return new MailApi(
        access,
        bodies(context.settings(), access),
        (int) context.settings().integer("hub.http.port"),
        parts.intake(),
        new Batches(hub, CONFIG, parts.intake(), parts.keys(), context.clock()),
        parts.store(),
        parts.views(),
        new MailSearch(hub, CONFIG, parts.keys()),
        context.clock());
  }

  private static LargeBodies bodies(Settings settings, Access access) {
    return new LargeBodies(
        access,
        settings.path("hub.work-dir").resolve("bodies"),
        MEGABYTE * settings.integer("mail.body-limit"),
        MEGABYTE * settings.integer("mail.bodies-limit"));
  }
}
