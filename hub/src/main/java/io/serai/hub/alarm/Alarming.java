package io.serai.hub.alarm;

import io.serai.hub.flow.Flow;
import io.serai.hub.ledger.AlarmMails;
import io.serai.hub.ledger.Alarms;
import io.serai.hub.ledger.FlowStates;
import io.serai.hub.ledger.LedgerDatabase;
import io.serai.hub.settings.Settings;
import java.time.Clock;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;

/** Puts alarms and freshness into a Camel that is about to start. */
public final class Alarming {
  private Alarming() {}

  /**
   * @param settings resolved
   */
  public static void install(
      CamelContext camel,
      Collection<Flow> flows,
      Settings settings,
      FlowFreshness freshness,
      LedgerDatabase database,
      Clock clock)
      throws Exception {
    HealthCheckHelper.getHealthCheckRegistry(camel).register(new FreshnessHealth(freshness));
    camel.addService(new FreshnessMetrics(flows, freshness));
    camel.getRegistry().bind(SmtpServer.AUTHENTICATOR, SmtpServer.authenticator(settings));
    AlarmWatch watch =
        new AlarmWatch(
            flows,
            settings,
            freshness,
            new Alarms(database, clock),
            new FlowStates(database, clock),
            clock);
    AlarmMails mails = new AlarmMails(database, clock, settings.duration("alarm.mail-retry"));
    camel.addRoutes(new AlarmRoutes(watch, mails, settings));
  }
}
