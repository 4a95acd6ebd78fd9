package io.serai.leads.poll;

import io.serai.core.Counts;
import io.serai.core.FaultPoints;
import io.serai.core.Ledger;
import io.serai.core.Reject;
import io.serai.core.Run;
import io.serai.leads.ClickMessage;
import io.serai.leads.ClickRow;
import io.serai.leads.Entity.Kind;
import io.serai.leads.IdMessage;
import io.serai.leads.Link;
import io.serai.leads.MarkMessage;
import io.serai.leads.Unit;
import io.serai.leads.Units;
import io.serai.leads.cloud.Answer;
import io.serai.leads.cloud.SoapReply;
import io.serai.leads.poll.Page.Refused;
import io.serai.leads.queue.Outbox;
import io.serai.leads.queue.Queues;
import io.serai.leads.queue.Queues.Stage;
import io.serai.leads.store.SkippedRows;
import io.serai.leads.store.Store;
import io.serai.leads.store.Writes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;

/** The steps of reading a unit's click log: a page is queued before the next is asked for. */
public final class PollSteps {
  private static final String PAGE = "page";
  private static final String COMPLETED = "completed.";
  private static final String SWEPT = "swept.";

  private final Units units;
  private final Ledger ledger;
  private final Store store;
  private final QueuedClicks queued;
  private final SkippedRows skipped;
  private final Queues queues;
  private final Limits limits;
  private final Clock clock;

  /**
   * How much is read.
   *
   * @param refresh how long what was fetched is fresh
   * @param markIneligible whether rows that are no clicks are marked as processed
   */
  public record Limits(Window window, int mostPages, Duration refresh, boolean markIneligible) {}

  public PollSteps(
      Units units,
      Ledger ledger,
      Store store,
      QueuedClicks queued,
      SkippedRows skipped,
      Queues queues,
      Limits limits,
      Clock clock) {
    this.units = units;
    this.ledger = ledger;
    this.store = store;
    this.queued = queued;
    this.skipped = skipped;
    this.queues = queues;
    this.limits = limits;
    this.clock = clock;
  }

  /** Puts a reading of every unit into the body. */
  public void plan(Exchange exchange) {
    Instant now = clock.instant();
    exchange.getMessage().setBody(units.all().stream().map(unit -> reading(unit, now)).toList());
  }

  private Reading reading(Unit unit, Instant now) {
    Optional<Instant> completed = watermark(COMPLETED + unit.key());
    Optional<Instant> swept = watermark(SWEPT + unit.key());
    return new Reading(
        unit,
        limits.window().start(now, completed, swept),
        now,
        limits.window().sweeps(now, swept),
        limits.mostPages());
  }

  private Optional<Instant> watermark(String key) {
    return ledger.watermark("leads", key).map(mark -> Instant.parse(mark.value()));
  }

  /** Puts the question for the next page into the body. */
  public void ask(Exchange exchange) {
    run(exchange).requireLease();
    exchange.getMessage().setBody(reading(exchange).question());
  }

  /** Takes a page from the body; its new rows, and what they need, go to the outbox. */
  public void take(Exchange exchange) throws InvalidPayloadException {
    Reading reading = reading(exchange);
    SoapReply reply = exchange.getMessage().getMandatoryBody(Answer.class).soap();
    FaultPoints.at("leads.poll.after-read");
    Instant readAt = clock.instant();
    reading.taken(reply);
    List<ClickRow> rows =
        reply.results().stream().map(result -> new ClickRow(result.pairs())).toList();
    Page page = new Sorting(store, queued).sort(reading.unit(), rows);
    count(exchange, reading.unit(), rows.size(), page);
    queued.note(run(exchange), reading.unit().key(), page.fresh());
    exchange.setProperty(PAGE, page);
    exchange.setProperty(Outbox.PROPERTY, outbox(reading.unit(), page, readAt));
    exchange.setProperty(Writes.PROPERTY, writes(reading.unit(), page));
  }

  private void count(Exchange exchange, Unit unit, int rows, Page page) {
    Run run = run(exchange);
    Counts counts = run.counts(unit.key());
    counts.read(rows);
    counts.skipped(page.known());
    if (page.unusable() > 0) {
      Reject reject =
          new Reject(
              "click log of " + unit.key(),
              "%d rows".formatted(page.unusable()),
              "the row has no usable ID");
      ledger.reject(run, List.of(reject));
      counts.rejected(page.unusable());
    }
  }

  private Outbox outbox(Unit unit, Page page, Instant readAt) {
    Outbox outbox = new Outbox(queues);
    want(outbox, Stage.SENDS, unit, Kind.SEND, ids(page, ClickRow::jobId));
    want(outbox, Stage.SUBSCRIBERS, unit, Kind.SUBSCRIBER, ids(page, ClickRow::subscriberId));
    for (ClickRow row : page.fresh()) {
      Link link = unit.links().parse(row.link());
      outbox.add(
          Stage.CLICKS, new ClickMessage(unit.key(), link.urlId(), link.ack(), row, readAt).json());
    }
    if (limits.markIneligible()) {
      List<MarkMessage> marks = new ArrayList<>();
      for (Refused refused : page.ineligible()) {
        marks.add(MarkMessage.of(unit.key(), refused.row(), refused.reason().outcome()));
      }
      MarkMessage.messages(marks).forEach(message -> outbox.add(Stage.MARK, message));
    }
    return outbox;
  }

  private static Set<String> ids(Page page, Function<ClickRow, String> id) {
    return page.fresh().stream().map(id).collect(Collectors.toSet());
  }

  /** Asks for what is not known, or not fresh. */
  private void want(Outbox outbox, Stage queue, Unit unit, Kind kind, Set<String> ids) {
    List<String> names = ids.stream().map(id -> unit.entity(kind, id).name()).toList();
    Set<String> fresh = store.fetchedSince(kind, names, clock.instant().minus(limits.refresh()));
    ids.stream()
        .filter(id -> !fresh.contains(unit.entity(kind, id).name()))
        .sorted()
        .forEach(id -> outbox.add(queue, new IdMessage(unit.key(), id).json()));
  }

  private Writes writes(Unit unit, Page page) {
    Writes writes = new Writes().phase(Store.SKIPPED);
    page.ineligible()
        .forEach(refused -> skipped.add(writes, unit.key(), refused.row(), refused.reason()));
    return writes;
  }

  /** The page is queued, and what was skipped is noted. */
  public void queued(Exchange exchange) {
    Page page = exchange.getProperty(PAGE, Page.class);
    Outbox outbox = exchange.getProperty(Outbox.PROPERTY, Outbox.class);
    Unit unit = reading(exchange).unit();
    queued.sent(unit.key(), page.fresh().stream().map(row -> row.guid().orElseThrow()).toList());
    Counts counts = run(exchange).counts(unit.key());
    counts.written(outbox.sent(Stage.CLICKS));
    counts.skipped(page.ineligible().size());
    counts.produced(outbox.sent(Stage.SENDS) + outbox.sent(Stage.SUBSCRIBERS));
    FaultPoints.at("leads.poll.after-write");
  }

  /** The log was read to its end: the next poll begins here (I2). */
  public void close(Exchange exchange) {
    Reading reading = reading(exchange);
    Run run = run(exchange);
    run.counts(reading.unit().key());
    run.moveWatermark(COMPLETED + reading.unit().key(), reading.begun().toString());
    if (reading.sweep()) {
      run.moveWatermark(SWEPT + reading.unit().key(), reading.begun().toString());
    }
  }

  private static Reading reading(Exchange exchange) {
    return exchange.getProperty(Reading.PROPERTY, Reading.class);
  }

  private static Run run(Exchange exchange) {
    return exchange.getProperty(Run.PROPERTY, Run.class);
  }
}
