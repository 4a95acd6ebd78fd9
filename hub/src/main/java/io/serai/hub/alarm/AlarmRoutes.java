package io.serai.hub.alarm;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.ledger.AlarmMails;
import io.serai.hub.ledger.AlarmMails.Due;
import io.serai.hub.settings.Settings;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Watches for alarms that no run raises, and sends every alarm by mail once it is in the ledger. A
 * mail server that is away holds up no run: the mail is claimed and tried again.
 */
public final class AlarmRoutes extends RouteBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmRoutes.class);

  private final AlarmWatch watch;
  private final AlarmMails mails;
  private final Settings settings;
  private boolean away;

  AlarmRoutes(AlarmWatch watch, AlarmMails mails, Settings settings) {
    this.watch = watch;
    this.mails = mails;
    this.settings = settings;
  }

  @Override
  public void configure() {
    from(every("hub-alarm-watch", "alarm.watch-interval"))
        .routeId("hub-alarm-watch")
        .description("Raises and clears alarms about what does not happen: silence and age.")
        .errorHandler(noErrorHandler())
        .doTry()
        .process(exchange -> watch.look())
        .id("hub-alarm-watch-look")
        .doCatch(SeraiException.class)
        .process(AlarmRoutes::unseen)
        .id("hub-alarm-watch-failed")
        .end();
    if (SmtpServer.configured(settings)) {
      mail();
    }
  }

  private void mail() {
    from(every("hub-alarm-mail", "alarm.mail-interval"))
        .routeId("hub-alarm-mail")
        .description("Mails alarms that stand in the ledger; marked only when the server took it.")
        .errorHandler(noErrorHandler())
        .doTry()
        .process(this::claim)
        .id("hub-alarm-mail-claim")
        .loopDoWhile(exchangeProperty("due").isNotNull())
        .id("hub-alarm-mail-each")
        .process(this::compose)
        .id("hub-alarm-mail-compose")
        .to(SmtpServer.endpoint(settings))
        .id("hub-alarm-mail-send")
        .process(this::sent)
        .id("hub-alarm-mail-sent")
        .process(this::claim)
        .id("hub-alarm-mail-next")
        .end()
        .endDoTry()
        .doCatch(Exception.class)
        .process(this::unsent)
        .id("hub-alarm-mail-failed")
        .end();
  }

  private String every(String name, String setting) {
    return "timer:%s?period=%d".formatted(name, settings.duration(setting).toMillis());
  }

  private void claim(Exchange exchange) {
    exchange.setProperty("due", mails.claim().orElse(null));
  }

  private void compose(Exchange exchange) {
    Due due = exchange.getProperty("due", Due.class);
    Message message = exchange.getMessage();
    // why: camel-mail takes recipients and more from whatever headers there are
    message.removeHeaders("*");
    message.setHeader("From", settings.get("alarm.from"));
    message.setHeader("To", settings.get("alarm.recipients"));
    message.setHeader("Subject", AlarmText.subject(due));
    message.setHeader("X-Serai-Alarm", "%d %s".formatted(due.id(), due.mailed() ? "over" : "open"));
    // RFC 3834: nobody's absence note may answer
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setBody(AlarmText.body(due));
  }

  private void sent(Exchange exchange) {
    mails.sent(exchange.getProperty("due", Due.class));
    if (away) {
      away = false;
      LOG.info("the mail server takes alarms again");
    }
  }

  /** The claim ends by itself, then the mail is tried again; it is said once. */
  private void unsent(Exchange exchange) {
    Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    if (cause instanceof SeraiException) {
      unseen(exchange);
    } else if (!away) {
      away = true;
      LOG.warn(
          new SeraiException(
                  HubError.SERVICE_UNAVAILABLE,
                  "hub",
                  "an alarm was not mailed (smtp.host: %s)",
                  cause.getClass().getSimpleName())
              .getMessage());
    }
  }

  /** Without the hub's database nothing is due, which the supervisor has said. */
  private static void unseen(Exchange exchange) {
    Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    boolean away = SeraiException.codeOf(cause) == HubError.LEDGER_UNAVAILABLE;
    LOG.atLevel(away ? Level.DEBUG : Level.WARN)
        .addKeyValue("error", cause.getMessage())
        .log("alarms not seen to");
  }
}
