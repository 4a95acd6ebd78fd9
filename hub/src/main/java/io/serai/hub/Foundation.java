package io.serai.hub;

import io.serai.hub.erasure.Eraser;
import io.serai.hub.flow.Flow;
import io.serai.hub.flow.FlowContext;
import io.serai.hub.ledger.Alarms;
import io.serai.hub.ledger.BodyCipher;
import io.serai.hub.ledger.DeadLetters;
import io.serai.hub.ledger.FlowLedger;
import io.serai.hub.ledger.LedgerDatabase;
import io.serai.hub.ledger.QueueLetters;
import io.serai.hub.question.QuestionBook;
import io.serai.hub.run.BatchLeft;
import io.serai.hub.run.CommandRoutes;
import io.serai.hub.run.UnitFailed;
import io.serai.hub.service.ObjectStorage;
import io.serai.hub.service.Pools;
import io.serai.hub.service.Probe;
import io.serai.hub.service.QueueService;
import io.serai.hub.service.QuietPolls;
import io.serai.hub.service.WorkFolder;
import io.serai.hub.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spi.Registry;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What everything else stands on: pools, ledger, object storage, and the beans that routes name.
 * Building it connects to nothing.
 */
public final class Foundation implements AutoCloseable {
  private static final Duration EXPIRY_INTERVAL = Duration.ofHours(1);

  private final Pools pools;
  private final LedgerDatabase database;
  private final DeadLetters letters;
  private final WorkFolder work;
  private final S3Client s3;
  private SqsClient sqs;
  private final List<Probe> probes = new ArrayList<>();
  private final List<QuestionBook> questions = new ArrayList<>();
  private final List<Eraser> erasers = new ArrayList<>();
  private final List<HealthCheck> health = new ArrayList<>();
  private Instant nextExpiry = Instant.MIN;

  /**
   * Binds every bean that the hub and its flows give to routes.
   *
   * @param settings resolved
   */
  public Foundation(Settings settings, Clock clock, Registry registry, Collection<Flow> flows) {
    pools = new Pools(settings);
    DataSource hubPool = pools.open("hub", (int) settings.integer("hub.pool.size"));
    database = new LedgerDatabase(hubPool);
    BodyCipher cipher = new BodyCipher(() -> settings.get("hub.dead-letter.key"));
    letters = new DeadLetters(database, cipher, clock);
    work = new WorkFolder(settings.path("hub.work-dir"));
    s3 = ObjectStorage.client(settings);
    registry.bind("s3Client", s3);
    registry.bind("unitFailed", new UnitFailed());
    registry.bind("batchLeft", new BatchLeft());
    registry.bind("quietPolls", new QuietPolls());
    probes.add(new Probe(Probe.LEDGER, "hub.jdbc.url", () -> probe(settings, clock)));
    commands(settings, registry);
    FlowContext context =
        new FlowContext(
            settings,
            clock,
            pools,
            hubPool,
            new FlowLedger(database, cipher, clock),
            new QueueLetters(database, cipher, clock),
            new Alarms(database, clock),
            s3,
            work,
            registry,
            probes::add,
            questions::add,
            erasers::add,
            health::add);
    flows.forEach(flow -> flow.bind(context));
  }

  /** The queue of commands, when there is one. */
  private void commands(Settings settings, Registry registry) {
    CommandRoutes.queueUrl(settings)
        .ifPresent(
            url -> {
              sqs = QueueService.client(settings);
              registry.bind("sqsClient", sqs);
              probes.add(
                  new Probe(
                      "command queue",
                      "hub.commands.queue-url",
                      () -> sqs.getQueueAttributes(get -> get.queueUrl(url))));
            });
  }

  /** The ledger answers and has its schema; once an hour it forgets what it need not keep. */
  private Object probe(Settings settings, Clock clock) {
    database.probe();
    Instant now = clock.instant();
    if (now.isAfter(nextExpiry)) {
      letters.expire(settings.duration("hub.dead-letter.retention"));
      nextExpiry = now.plus(EXPIRY_INTERVAL);
    }
    return null;
  }

  LedgerDatabase database() {
    return database;
  }

  DeadLetters letters() {
    return letters;
  }

  WorkFolder work() {
    return work;
  }

  S3Client s3() {
    return s3;
  }

  /** One question for every service the hub needs. */
  public List<Probe> probes() {
    return List.copyOf(probes);
  }

  /** What the flows may be asked. */
  List<QuestionBook> questions() {
    return List.copyOf(questions);
  }

  /** Who forgets people. */
  List<Eraser> erasers() {
    return List.copyOf(erasers);
  }

  /** What flows say of their health. */
  List<HealthCheck> health() {
    return List.copyOf(health);
  }

  @Override
  public void close() {
    pools.close();
    s3.close();
    if (sqs != null) {
      sqs.close();
    }
  }
}
