package io.serai.hub;

import io.serai.hub.alarm.Alarming;
import io.serai.hub.alarm.FlowFreshness;
import io.serai.hub.api.Access;
import io.serai.hub.api.ApiAnswers;
import io.serai.hub.api.ApiRoutes;
import io.serai.hub.control.Control;
import io.serai.hub.control.GuardedJolokia;
import io.serai.hub.erasure.ErasureDesk;
import io.serai.hub.flow.Flow;
import io.serai.hub.flow.Flows;
import io.serai.hub.ledger.FlowStates;
import io.serai.hub.ledger.Freshness;
import io.serai.hub.ledger.RunQueries;
import io.serai.hub.ledger.RunStore;
import io.serai.hub.ledger.SchemaDrift;
import io.serai.hub.ledger.Tokens;
import io.serai.hub.question.Questions;
import io.serai.hub.run.ActiveRuns;
import io.serai.hub.run.CommandRoutes;
import io.serai.hub.run.Door;
import io.serai.hub.run.LeaseKeeper;
import io.serai.hub.run.ManifestRoutes;
import io.serai.hub.run.ObjectEvents;
import io.serai.hub.run.Retries;
import io.serai.hub.run.RunRoutes;
import io.serai.hub.run.ScheduleRoutes;
import io.serai.hub.run.SourceMetrics;
import io.serai.hub.run.StageSteps;
import io.serai.hub.service.Consumers;
import io.serai.hub.service.LedgerHealth;
import io.serai.hub.service.Supervisor;
import io.serai.hub.settings.Settings;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;

/** Puts the hub's routes and services into a Camel that is about to start. */
final class Wiring implements CamelConfiguration, AutoCloseable {
  private static final Duration RETRY_PAUSE = Duration.ofMillis(200);

  private final Settings raw;
  private final Clock clock;
  private final Map<String, Flow> flows;
  private final ActiveRuns active = new ActiveRuns();
  private Foundation foundation;
  private Parts parts;

  Wiring(Settings raw, Clock clock) {
    this.raw = raw;
    this.clock = clock;
    this.flows = Flows.running(raw);
  }

  Parts parts() {
    return parts;
  }

  @Override
  public void configure(CamelContext camel) throws Exception {
    Settings settings = raw.resolvedBy(camel::resolvePropertyPlaceholders);
    foundation = new Foundation(settings, clock, camel.getRegistry(), flows.values());
    foundation.work().clear(clock.instant());
    FlowStates states = new FlowStates(foundation.database(), clock);
    Supervisor supervisor =
        new Supervisor(
            foundation.probes(),
            settings.duration("hub.probe-interval"),
            clock,
            new Consumers(camel, states::paused));
    camel.addService(supervisor);
    HealthCheckRegistry health = HealthCheckHelper.getHealthCheckRegistry(camel);
    health.register(new LedgerHealth(supervisor));
    foundation.health().forEach(health::register);
    Door door = addRuns(camel, settings);
    camel.addRoutes(new ManifestRoutes(foundation.s3()));
    RunQueries runs = new RunQueries(foundation.database());
    Tokens tokens = new Tokens(foundation.database(), clock);
    FlowFreshness freshness =
        new FlowFreshness(flows.values(), new Freshness(foundation.database()), clock);
    Alarming.install(camel, flows.values(), settings, freshness, foundation.database(), clock);
    ApiAnswers answers =
        new ApiAnswers(
            flows.values(),
            door,
            runs,
            active,
            states,
            foundation.letters(),
            new SchemaDrift(foundation.database()),
            supervisor,
            freshness);
    bindHttpPort(camel, settings);
    Access access = new Access(tokens);
    Questions questions = new Questions(foundation.questions(), settings, clock);
    ErasureDesk erasures = new ErasureDesk(foundation.erasers());
    camel.addRoutes(new ApiRoutes(access, answers, questions, erasures));
    for (Flow flow : flows.values()) {
      for (RoutesBuilder api : flow.api(access)) {
        camel.addRoutes(api);
      }
    }
    camel.addService(new Control(door, states));
    GuardedJolokia.install(camel, access);
    parts = new Parts(door, supervisor, runs, active, tokens, settings);
  }

  /**
   * Tells platform-http its port. It looks for the one HTTP server in the registry; with the
   * management server there are two, and then it takes 8080 for granted (Camel 4.17).
   */
  private static void bindHttpPort(CamelContext camel, Settings settings) {
    VertxPlatformHttpServerConfiguration port = new VertxPlatformHttpServerConfiguration();
    port.setBindPort((int) settings.integer("hub.http.port"));
    camel.getRegistry().bind("hubHttpPort", port);
  }

  private Door addRuns(CamelContext camel, Settings settings) throws Exception {
    String holder = ManagementFactory.getRuntimeMXBean().getName() + "-" + camel.getName();
    RunStore store =
        new RunStore(foundation.database(), clock, holder, settings.duration("hub.lease"));
    Executor threads = camel.getExecutorServiceManager().newCachedThreadPool(this, "run");
    Door door = new Door(flows, store, active, camel.createProducerTemplate(), threads, clock);
    Retries retries = new Retries(RETRY_PAUSE, settings.duration("hub.follow-timeout"));
    StageSteps steps =
        new StageSteps(
            flows, store, active, foundation.work(), retries, new SourceMetrics(camel), clock);
    camel.addService(new LeaseKeeper(store, active));
    camel.addRoutes(new RunRoutes(steps));
    camel.addRoutes(new ScheduleRoutes(flows.values(), settings, door, clock));
    Optional<String> queue = CommandRoutes.queueUrl(settings);
    if (queue.isPresent()) {
      ObjectEvents events = new ObjectEvents(flows.values(), settings);
      camel.addRoutes(
          new CommandRoutes(door, events, queue.get(), settings.duration("hub.commands.retry")));
    }
    return door;
  }

  @Override
  public void close() {
    foundation.close();
  }
}
