package io.serai.leads.clicks;

import io.serai.core.FaultPoints;
import io.serai.core.SeraiException;
import io.serai.leads.Entity;
import io.serai.leads.Entity.Kind;
import io.serai.leads.IdMessage;
import io.serai.leads.LeadsError;
import io.serai.leads.MarkMessage;
import io.serai.leads.Meters;
import io.serai.leads.RetrySteps;
import io.serai.leads.ServerTime;
import io.serai.leads.Units;
import io.serai.leads.clicks.Click.Known;
import io.serai.leads.queue.Batch;
import io.serai.leads.queue.Delivery.Fate;
import io.serai.leads.queue.Outbox;
import io.serai.leads.queue.Queues;
import io.serai.leads.queue.Queues.Stage;
import io.serai.leads.store.SkippedRows;
import io.serai.leads.store.Store;
import io.serai.leads.store.Writes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;

/** The steps of a batch of clicks: what is written, and what is sent when it is written. */
public final class ClickSteps {
  private static final String MARKS = "marks";
  private static final String PAIRS = "pairs";

  private final Reader reader;
  private final Sieve sieve;
  private final Store store;
  private final SendUrls urls;
  private final DurablePairs known;
  private final Queues queues;
  private final RetrySteps retries;
  private final ZoneId zone;
  private final Meters meters;

  public ClickSteps(
      Units units,
      Store store,
      SendUrls urls,
      SkippedRows skipped,
      Queues queues,
      RetrySteps retries,
      ZoneId zone,
      Clock clock,
      Meters meters) {
    this.reader = new Reader(units);
    this.sieve = new Sieve(units, new ForeignJobs(store), skipped);
    this.store = store;
    this.urls = urls;
    this.known = new DurablePairs(clock);
    this.queues = queues;
    this.retries = retries;
    this.zone = zone;
    this.meters = meters;
  }

  /** Decides what becomes of every message, and collects the writes of those that are stored. */
  public void plan(Exchange exchange) {
    FaultPoints.at("leads.clicks.after-read");
    Batch batch = Batch.of(exchange);
    exchange.setProperty("stage", Stage.CLICKS);
    Outbox outbox = new Outbox(queues);
    Writes writes = new Writes();
    List<MarkMessage> marks = new ArrayList<>();
    List<Work> works =
        batch.deliveries().stream().flatMap(one -> reader.read(one).stream()).toList();
    exchange.setProperty(PAIRS, store(sieve.eligible(works, writes, marks), writes, marks, outbox));
    exchange.setProperty(Writes.PROPERTY, writes);
    exchange.setProperty(Outbox.PROPERTY, outbox);
    exchange.setProperty(MARKS, marks);
  }

  private List<SendUrls.Pair> store(
      List<Work> works, Writes writes, List<MarkMessage> marks, Outbox outbox) {
    Map<String, BsonDocument> sends =
        store.entities(Kind.SEND, names(works, Work::send), SendUrls.SEND_FIELDS);
    Map<String, BsonDocument> people =
        store.entities(Kind.SUBSCRIBER, names(works, Work::person), List.of());
    Map<String, SendUrls.Pair> pairs = new LinkedHashMap<>();
    Map<Work, Click> clicks = new LinkedHashMap<>();
    Set<IdMessage> wantedSends = new LinkedHashSet<>();
    Set<IdMessage> wantedPeople = new LinkedHashSet<>();
    for (Work work : works) {
      BsonDocument send = sends.get(work.send().name());
      BsonDocument person = people.get(work.person().name());
      if (send == null || person == null) {
        again(work, send == null ? LeadsError.SEND_NOT_FOUND : LeadsError.SUBSCRIBER_NOT_FOUND);
        if (work.foreign() || work.delivery().received() > 1) {
          want(work, send == null, person == null, wantedSends, wantedPeople);
        }
        continue;
      }
      clicks.put(work, click(work, send, person));
      SendUrls.Pair pair = new SendUrls.Pair(send, work.message().ack());
      pairs.put(pair.key(), pair);
      marks.add(work.mark("STORED"));
    }
    List<SendUrls.Pair> fresh = urls.add(known.without(pairs.values()), writes);
    add(clicks, writes);
    wantedSends.forEach(want -> outbox.add(Stage.SENDS, want.json()));
    wantedPeople.forEach(want -> outbox.add(Stage.SUBSCRIBERS, want.json()));
    meters.add("clicks.stored", clicks.size());
    return fresh;
  }

  private static Collection<String> names(
      List<Work> works, java.util.function.Function<Work, Entity> entity) {
    return works.stream().map(work -> entity.apply(work).name()).distinct().toList();
  }

  private void again(Work work, LeadsError error) {
    Optional<Duration> pause = retries.after(work.delivery().received());
    if (pause.isPresent()) {
      work.delivery().later(pause.get());
    } else {
      Entity missing = error == LeadsError.SEND_NOT_FOUND ? work.send() : work.person();
      work.delivery()
          .dead(
              work.message().input(),
              new SeraiException(
                  error,
                  "leads",
                  "'%s' of click '%s' was looked for %d times",
                  missing.name(),
                  work.message().input(),
                  work.delivery().received()));
    }
  }

  private static void want(
      Work work, boolean send, boolean person, Set<IdMessage> sends, Set<IdMessage> people) {
    if (send) {
      sends.add(new IdMessage(work.unit().key(), work.jobId()));
    }
    if (person) {
      people.add(new IdMessage(work.unit().key(), work.message().row().subscriberId()));
    }
  }

  private Click click(Work work, BsonDocument send, BsonDocument person) {
    BsonDocument deployment = send.getDocument("deployment", new BsonDocument());
    return new Click(
        ServerTime.day(work.at(), zone),
        work.at(),
        new Known(send.getObjectId("_id").getValue(), work.send()),
        new Known(person.getObjectId("_id").getValue(), work.person()),
        deployment.containsKey("entity") ? deployment.getString("entity").getValue() : null,
        new ObjectId(work.message().urlId()),
        work.message().row().guid().orElseThrow(),
        work.message().row().bot(),
        work.message().readAt());
  }

  private static void add(Map<Work, Click> clicks, Writes writes) {
    writes.phase(Store.CLICKS);
    clicks.forEach(
        (work, click) ->
            writes.upsert(click.filter(), click.upsert(), work.delivery(), work.message().input()));
    writes.phase(Store.CLICKS);
    clicks.forEach(
        (work, click) ->
            writes.updateUnlessMade(
                click.flagFilter(), click.flag(), work.delivery(), work.message().input()));
  }

  /** What is stored is to be marked; the messages follow the writes (I3). */
  @SuppressWarnings("unchecked")
  public void follow(Exchange exchange) {
    known.add((List<SendUrls.Pair>) exchange.getProperty(PAIRS, List.class));
    Outbox outbox = exchange.getProperty(Outbox.PROPERTY, Outbox.class);
    Set<String> dead = new LinkedHashSet<>();
    Batch.of(exchange).deliveries().stream()
        .filter(delivery -> delivery.fate() == Fate.DEAD)
        .forEach(delivery -> dead.add(delivery.input()));
    List<MarkMessage> marks = new ArrayList<>();
    for (MarkMessage mark : (List<MarkMessage>) exchange.getProperty(MARKS, List.class)) {
      if (!dead.contains(mark.bu() + ":" + mark.keys().get("ID"))) {
        marks.add(mark);
      }
    }
    MarkMessage.messages(marks).forEach(message -> outbox.add(Stage.MARK, message));
  }
}
