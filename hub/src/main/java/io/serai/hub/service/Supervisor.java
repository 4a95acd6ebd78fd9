package io.serai.hub.service;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every service in turn, says once when one goes and once when it is back. A missing service
 * never stops the hub.
 */
public final class Supervisor extends ServiceSupport implements CamelContextAware {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

  private final List<Probe> probes;
  private final Duration interval;
  private final Clock clock;
  private final Consumer<Boolean> ledgerAnswers;
  private final Map<String, State> states = new ConcurrentHashMap<>();
  private CamelContext camel;
  private ScheduledExecutorService timer;

  /**
   * @param ledgerAnswers told after every round whether the hub's database answers
   */
  public Supervisor(
      List<Probe> probes, Duration interval, Clock clock, Consumer<Boolean> ledgerAnswers) {
    this.probes = List.copyOf(probes);
    this.interval = interval;
    this.clock = clock;
    this.ledgerAnswers = ledgerAnswers;
  }

  /** Whether a service answers, since when, and if not what it said. */
  public record State(boolean up, Instant since, String error) {}

  /** The state of every service by name; empty before the first round. */
  public Map<String, State> states() {
    return Map.copyOf(states);
  }

  /** True once the hub's database has answered and as long as it does. */
  public boolean ready() {
    State ledger = states.get(Probe.LEDGER);
    return ledger != null && ledger.up();
  }

  @Override
  protected void doStart() {
    timer = camel.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "supervisor");
    var unused =
        timer.scheduleWithFixedDelay(this::round, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void round() {
    probes.forEach(this::ask);
    try {
      ledgerAnswers.accept(ready());
    } catch (SeraiException e) {
      // why: the database may go between its answer and the next question; a timer ends when it
      // throws
      LOG.atDebug().addKeyValue("error", e.getMessage()).log("asked again with the next round");
    }
  }

  private void ask(Probe probe) {
    State before = states.get(probe.name());
    String error = null;
    try {
      probe.question().call();
    } catch (Exception e) {
      error = rootMessage(e);
    }
    boolean up = error == null;
    if (before == null || before.up() != up) {
      states.put(probe.name(), new State(up, clock.instant(), error));
      say(probe, up, error, before == null);
    }
  }

  private static void say(Probe probe, boolean up, String error, boolean first) {
    if (!up) {
      LOG.warn(
          new SeraiException(
                  HubError.SERVICE_UNAVAILABLE,
                  "hub",
                  "%s does not answer (%s: %s)",
                  probe.name(),
                  probe.setting(),
                  error)
              .getMessage());
    } else if (!first) {
      LOG.info("{} answers again", probe.name());
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  protected void doStop() {
    timer.shutdownNow();
  }

  @Override
  public void setCamelContext(CamelContext camel) {
    this.camel = camel;
  }

  @Override
  public CamelContext getCamelContext() {
    return camel;
  }
}
