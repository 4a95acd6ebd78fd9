package io.serai.hub.flow;

import static io.serai.hub.flow.MailParts.CONFIG;

import io.serai.hub.settings.Settings;
import io.serai.mail.compose.Composer;
import io.serai.mail.send.PooledSender;
import io.serai.mail.steps.ConfirmSteps;
import io.serai.mail.steps.DispatchSteps;
import io.serai.mail.steps.ForgetStep;
import io.serai.mail.steps.IntakeSteps;
import io.serai.mail.steps.MailLinks;
import io.serai.mail.steps.SendSteps;
import io.serai.mail.steps.SettleStage;
import io.serai.mail.store.Retention;
import io.serai.mail.store.Unconfirmed;
import io.serai.mail.token.SignedTokens;
import org.apache.camel.component.google.pubsub.GooglePubsubComponent;
import org.apache.camel.spi.Registry;

/** The beans of the routes that take mails in, dispatch, send, confirm and settle them. */
final class MailOut {
  private MailOut() {}

  static void bind(FlowContext context, MailParts parts) {
    Settings settings = context.settings();
    Registry registry = context.registry();
    int connections = (int) settings.integer("mail.connections");
    registry.bind("google-pubsub", bus(settings));
    registry.bind("mailSender", new PooledSender(parts.accounts(), connections), null, "close");
    Beans beans = new Beans(registry);
    IntakeSteps taken = new IntakeSteps(parts.intake(), parts.refusals(), context.clock());
    beans.bind("mailAccept", taken::accept);
    beans.bind("mailRefuse", taken::refuse);
    send(beans, context, parts, connections);
    dispatch(beans, context, parts);
    beans.bind("mailCount", new SettleStage(parts.views(), parts.inbox()));
    beans.bind("mailForget", forget(context));
  }

  private static void send(Beans beans, FlowContext context, MailParts parts, int connections) {
    Settings settings = context.settings();
    String domain = settings.get("mail.domain");
    SendSteps send =
        new SendSteps(
            parts.store(),
            parts.intake(),
            new Composer(domain),
            new MailLinks(new SignedTokens(parts.keys()), settings.get("mail.public-url"), domain),
            parts.accounts(),
            context.clock(),
            connections);
    beans.bind("mailTake", send::take);
    beans.bind("mailMark", send::mark);
    beans.bind("mailBroke", send::broke);
    beans.bind("mailSettle", send::settle);
    beans.bind("mailSay", send::say);
  }

  private static void dispatch(Beans beans, FlowContext context, MailParts parts) {
    Settings settings = context.settings();
    int batch = (int) settings.integer("mail.dispatch.batch");
    DispatchSteps dispatch =
        new DispatchSteps(parts.store(), parts.heartbeats(), context.clock(), batch);
    beans.bind("mailDue", dispatch::due);
    Unconfirmed unconfirmed =
        new Unconfirmed(context.hubDatabase(), CONFIG, settings.duration("mail.confirm-patience"));
    ConfirmSteps confirm =
        new ConfirmSteps(parts.store(), parts.heartbeats(), unconfirmed, context.clock(), batch);
    beans.bind("mailMatch", confirm::match);
    beans.bind("mailAsk", confirm::ask);
    beans.bind("mailGap", new ConfirmGap(unconfirmed, context.alarms(), context.clock()));
  }

  private static ForgetStep forget(FlowContext context) {
    Settings settings = context.settings();
    Retention.Terms kept =
        new Retention.Terms(
            settings.duration("mail.content.retention"),
            settings.duration("mail.idempotency.retention"));
    return new ForgetStep(new Retention(context.hubDatabase(), CONFIG, kept), context.clock());
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
}
