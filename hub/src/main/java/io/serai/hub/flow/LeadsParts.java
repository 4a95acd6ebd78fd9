package io.serai.hub.flow;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.serai.core.SeraiException;
import io.serai.hub.ledger.QueueLetters;
import io.serai.hub.service.QueueService;
import io.serai.hub.settings.Settings;
import io.serai.leads.Meters;
import io.serai.leads.Units;
import io.serai.leads.clicks.SendUrls;
import io.serai.leads.poll.QueuedClicks;
import io.serai.leads.queue.Letters;
import io.serai.leads.queue.Queues;
import io.serai.leads.queue.Queues.Stage;
import io.serai.leads.store.SkippedRows;
import io.serai.leads.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What the stages of the leads flow share. */
record LeadsParts(
    Units units,
    Queues queues,
    SqsClient sqs,
    MongoClient mongo,
    Store store,
    Letters letters,
    QueuedClicks queued,
    SkippedRows skipped,
    SendUrls urls,
    Meters meters) {
  private static final Path SQL = Path.of("config/leads/queued.sql");
  private static final int SELECTION_SECONDS = 5;

  static LeadsParts of(FlowContext context) {
    Settings settings = context.settings();
    Clock clock = context.clock();
    MongoClient mongo = mongo(settings.get("mongodb.uri"));
    Store store = new Store(mongo, settings.get("mongodb.database"));
    Meters meters = new Meters();
    return new LeadsParts(
        Units.read(settings.path("leads.units")),
        queues(settings),
        QueueService.client(settings),
        mongo,
        store,
        letters(context.letters()),
        new QueuedClicks(context.hubDatabase(), SQL, clock),
        new SkippedRows(clock),
        new SendUrls(store, meters, clock),
        meters);
  }

  /** What the connection string says wins over what is set here. */
  private static MongoClient mongo(String uri) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS))
            .applyConnectionString(new ConnectionString(uri))
            .build());
  }

  private static Queues queues(Settings settings) {
    String prefix = settings.get("leads.queue-prefix");
    Map<Stage, String> names = new EnumMap<>(Stage.class);
    names.put(Stage.SENDS, prefix + settings.get("leads.queue.sends"));
    names.put(Stage.SUBSCRIBERS, prefix + settings.get("leads.queue.subscribers"));
    names.put(Stage.EMAILS, prefix + settings.get("leads.queue.emails"));
    names.put(Stage.CATEGORIES, prefix + settings.get("leads.queue.categories"));
    names.put(Stage.CLICKS, prefix + settings.get("leads.queue.clicks"));
    names.put(Stage.MARK, prefix + settings.get("leads.queue.marks"));
    return new Queues(settings.get("leads.queues-url").replaceFirst("/+$", ""), names);
  }

  private static Letters letters(QueueLetters letters) {
    return new Letters() {
      @Override
      public void file(String stage, String input, SeraiException why, String body) {
        letters.file("leads", stage, input, why, body);
      }

      @Override
      public List<Returned> returned(int limit) {
        return letters.returned("leads", limit).stream()
            .map(letter -> new Returned(letter.id(), letter.stage(), letter.body()))
            .toList();
      }

      @Override
      public void handedOut(List<Long> ids) {
        letters.handedOut(ids);
      }
    };
  }
}
