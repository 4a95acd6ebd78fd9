package io.serai.hub.run;

import io.serai.core.ErrorCode;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.flow.Flow;
import io.serai.hub.settings.Schedule;
import io.serai.hub.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One route for every stage with a schedule; a tick is the period's boundary or the cron instant.
 */
public final class ScheduleRoutes extends RouteBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleRoutes.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Collection<Flow> flows;
  private final Settings settings;
  private final Door door;
  private final Clock clock;
  private final Duration patience;

  public ScheduleRoutes(Collection<Flow> flows, Settings settings, Door door, Clock clock) {
    this.flows = List.copyOf(flows);
    this.settings = settings;
    this.door = door;
    this.clock = clock;
    this.patience = settings.duration("hub.tick-patience");
  }

  @Override
  public void configure() {
    for (Flow flow : flows) {
      for (String key : flow.scheduleKeys()) {
        schedule(flow.name(), key.split("\\.")[1], settings.schedule(key));
      }
    }
  }

  private void schedule(String flow, String stage, Schedule schedule) {
    String id = "hub-schedule-%s-%s".formatted(flow, stage);
    if (schedule instanceof Schedule.Every every) {
      long millis = every.period().toMillis();
      Instant now = clock.instant();
      long delay = boundary(now, millis).toEpochMilli() + millis - now.toEpochMilli();
      consume(id, "timer:%s?fixedRate=true&period=%d&delay=%d".formatted(id, millis, delay))
          .errorHandler(noErrorHandler())
          .process(e -> tick(flow, stage, boundary(clock.instant(), millis)))
          .id(id + "-tick");
    } else if (schedule instanceof Schedule.Cron cron) {
      consume(
              id,
              "quartz:%s?cron=%s&trigger.timeZone=UTC"
                  .formatted(id, cron.expression().replace(' ', '+')))
          // why: the next tick may be a day away, and the flow is busy for seconds
          .onException(SeraiException.class)
          .maximumRedeliveries((int) patience.dividedBy(PAUSE))
          .redeliveryDelay(PAUSE.toMillis())
          .asyncDelayedRedelivery()
          .logExhausted(false)
          .handled(true)
          .process(e -> refused(flow, fireTime(e), caught(e)))
          .id(id + "-missed")
          .end()
          .process(e -> await(flow, stage, fireTime(e)))
          .id(id + "-tick");
    }
  }

  private RouteDefinition consume(String id, String uri) {
    return from(uri)
        .routeId(id)
        .description("Starts a run at every tick; a tick another replica had is left to it.");
  }

  /** The newest boundary of a period, counted from the epoch. */
  static Instant boundary(Instant now, long periodMillis) {
    return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), periodMillis) * periodMillis);
  }

  private static Instant fireTime(Exchange exchange) {
    return exchange.getMessage().getHeader("scheduledFireTime", Date.class).toInstant();
  }

  private void tick(String flow, String stage, Instant tick) {
    try {
      door.tick(flow, stage, tick);
    } catch (SeraiException e) {
      refused(flow, tick, e);
    }
  }

  /** As {@link #tick}, but a flow that is busy is left to the route, which tries again. */
  private void await(String flow, String stage, Instant tick) {
    try {
      door.tick(flow, stage, tick);
    } catch (SeraiException e) {
      if (e.code() == HubError.ALREADY_RUNNING) {
        throw e;
      }
      refused(flow, tick, e);
    }
  }

  private static Throwable caught(Exchange exchange) {
    return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
  }

  private static void refused(String flow, Instant tick, Throwable why) {
    ErrorCode code = SeraiException.codeOf(why);
    boolean usual = code == HubError.ALREADY_RUNNING || code == HubError.PAUSED;
    LOG.atLevel(usual ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.WARN)
        .addKeyValue("flow", flow)
        .addKeyValue("error", why.getMessage())
        .log("tick {} started no run", tick);
  }
}
