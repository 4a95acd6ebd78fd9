package io.serai.hub;

import io.serai.hub.api.Access;
import io.serai.hub.api.ApiAnswers;
import io.serai.hub.api.ApiRoutes;
import io.serai.hub.flow.Flow;
import io.serai.hub.flow.FlowContext;
import io.serai.hub.flow.Flows;
import io.serai.hub.ledger.BodyCipher;
import io.serai.hub.ledger.DeadLetters;
import io.serai.hub.ledger.FlowLedger;
import io.serai.hub.ledger.FlowStates;
import io.serai.hub.ledger.LedgerDatabase;
import io.serai.hub.ledger.RunQueries;
import io.serai.hub.ledger.RunStore;
import io.serai.hub.ledger.Tokens;
import io.serai.hub.run.ActiveRuns;
import io.serai.hub.run.Door;
import io.serai.hub.run.LeaseKeeper;
import io.serai.hub.run.ManifestRoutes;
import io.serai.hub.run.Retries;
import io.serai.hub.run.RunRoutes;
import io.serai.hub.run.ScheduleRoutes;
import io.serai.hub.run.StageSteps;
import io.serai.hub.run.UnitFailed;
import io.serai.hub.service.Consumers;
import io.serai.hub.service.LedgerHealth;
import io.serai.hub.service.ObjectStorage;
import io.serai.hub.service.Pools;
import io.serai.hub.service.Probe;
import io.serai.hub.service.Supervisor;
import io.serai.hub.service.WorkFolder;
import io.serai.hub.settings.Settings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Builds the hub's parts from its settings and hands them to Camel: the one place that knows all.
 */
final class Wiring implements CamelConfiguration, AutoCloseable {
  private static final Duration RETRY_PAUSE = Duration.ofMillis(200);

  private final Settings raw;
  private final Clock clock;
  private final Map<String, Flow> flows = Flows.all();
  private final ActiveRuns active = new ActiveRuns();
  private Pools pools;
  private Parts parts;

  Wiring(Settings raw, Clock clock) {
    this.raw = raw;
    this.clock = clock;
  }

  Parts parts() {
    return parts;
  }

  @Override
  public void configure(CamelContext camel) throws Exception {
    Settings settings = raw.resolvedBy(camel::resolvePropertyPlaceholders);
    pools = new Pools(settings);
    var hubPool = pools.open("hub", (int) settings.integer("hub.pool.size"));
    LedgerDatabase database = new LedgerDatabase(hubPool);
    BodyCipher cipher = new BodyCipher(() -> settings.get("hub.dead-letter.key"));
    DeadLetters letters = new DeadLetters(database, cipher, clock);
    WorkFolder work = new WorkFolder(Path.of(settings.get("hub.work-dir")));
    S3Client s3 = ObjectStorage.client(settings);
    camel.getRegistry().bind("s3Client", s3);
    camel.getRegistry().bind("unitFailed", new UnitFailed());

    List<Probe> probes = new ArrayList<>();
    probes.add(new Probe(Probe.LEDGER, "hub.jdbc.url", () -> probe(database, letters, settings)));
    FlowContext context =
        new FlowContext(
            settings,
            clock,
            pools,
            hubPool,
            new FlowLedger(database, cipher, clock),
            s3,
            work,
            camel.getRegistry(),
            probes::add);
    flows.values().forEach(flow -> flow.bind(context));

    Supervisor supervisor =
        new Supervisor(
            probes, settings.duration("hub.probe-interval"), clock, new Consumers(camel));
    camel.addService(supervisor);
    HealthCheckHelper.getHealthCheckRegistry(camel).register(new LedgerHealth(supervisor));
    Door door = addRuns(camel, settings, database, work);
    camel.addRoutes(new ManifestRoutes(s3));
    RunQueries runs = new RunQueries(database);
    Tokens tokens = new Tokens(database, clock);
    ApiAnswers answers =
        new ApiAnswers(
            flows.values(),
            door,
            runs,
            active,
            new FlowStates(database, clock),
            letters,
            supervisor);
    camel.addRoutes(new ApiRoutes(new Access(tokens), answers));
    parts = new Parts(door, supervisor, runs, active, tokens, database, settings);
  }

  private Door addRuns(
      CamelContext camel, Settings settings, LedgerDatabase database, WorkFolder work)
      throws Exception {
    String holder = ManagementFactory.getRuntimeMXBean().getName() + "-" + camel.getName();
    RunStore store = new RunStore(database, clock, holder, settings.duration("hub.lease"));
    Executor threads = camel.getExecutorServiceManager().newCachedThreadPool(this, "run");
    Door door = new Door(flows, store, active, camel.createProducerTemplate(), threads, clock);
    Retries retries = new Retries(RETRY_PAUSE, settings.duration("hub.follow-timeout"));
    camel.addService(new LeaseKeeper(store, active));
    camel.addRoutes(new RunRoutes(new StageSteps(flows, store, active, work, retries, clock)));
    camel.addRoutes(new ScheduleRoutes(flows.values(), settings, door, clock));
    return door;
  }

  /** The ledger answers, has its schema, and forgets what it need not keep. */
  private static Object probe(LedgerDatabase database, DeadLetters letters, Settings settings) {
    database.probe();
    letters.expire(settings.duration("hub.dead-letter.retention"));
    return null;
  }

  @Override
  public void close() {
    pools.close();
  }
}
