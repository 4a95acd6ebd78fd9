package io.serai.acceptance.bench.engagements;

import io.serai.acceptance.bench.Case;
import io.serai.acceptance.bench.Limit;
import io.serai.acceptance.bench.Measure;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.GeneratedMail;
import io.serai.acceptance.harness.HubProcess;
import io.serai.acceptance.harness.Mailbox;
import io.serai.acceptance.harness.SearchRecord;
import io.serai.acceptance.harness.TestHub;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A first run over a mailbox index, and one after a hundredth of the accounts got mail; beside the
 * same requests from a bare client, and beside a program that asks for everything every time.
 */
public final class EngagementsCase implements Case {
  private static final String FULL = "first run";
  private static final String NEXT = "next run, 1 % of accounts";
  private static final String FULL_REQUESTS = "first run, requests";
  private static final String NEXT_REQUESTS = "next run, requests";
  private static final String TIME_PART = "next / first, time";
  private static final String REQUESTS_PART = "next / first, requests";
  private static final String MEMORY = "resident memory, peak";
  private static final Duration LIMIT = Duration.ofHours(1);
  private static final int MOST_ACCOUNTS = 500;
  private static final int MESSAGES_EACH = 200;
  private static final int MAILS_EACH = 10;
  private static final String EXCLUDED = "ourco.test";

  @Override
  public String name() {
    return "engagements";
  }

  @Override
  public String description() {
    return "a mailbox index into five indices; floor: the same requests from a bare client; plain:"
        + " terms aggregations asked again at every page, and a scan of all messages at every run";
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.of(FULL, "s").within(Limit.speedOfFloor(0.8)),
        Measure.of(NEXT, "s").within(Limit.timesFasterThanPlain(5)),
        Measure.of(FULL_REQUESTS, ""),
        Measure.of(NEXT_REQUESTS, "").within(Limit.timesFasterThanPlain(10)),
        Measure.of(TIME_PART, "").within(Limit.atMost(0.10)),
        Measure.of(REQUESTS_PART, "").within(Limit.atMost(0.05)),
        Measure.of(MEMORY, "MB").within(Limit.atMost(512)));
  }

  @Override
  public Session open(long rows) {
    int accounts = (int) Math.max(3, Math.min(MOST_ACCOUNTS, rows / MESSAGES_EACH));
    Path hits = GeneratedMail.hits(1, accounts, rows);
    Mailbox source = Mailbox.of(hits);
    SearchRecord record = record(source);
    long documents = source.store().count(source.source());
    return new Session() {
      @Override
      public String size() {
        return "%d messages, %d documents, %d accounts".formatted(rows, documents, accounts);
      }

      @Override
      public List<Side> sides() {
        return List.of(
            new Side(Kind.FLOOR, "the same requests", () -> floor(source, record)),
            new Side(Kind.HUB, "hub", () -> hub(source, accounts)),
            new Side(Kind.PLAIN, "everything every time", 1, () -> plain(source, accounts)));
      }

      @Override
      public Map<String, String> notes() {
        return Map.of("floor", record.size() + " requests of a first run, one after the other");
      }

      @Override
      public void close() {
        record.close();
        source.drop();
      }
    };
  }

  /** Writes down what a first run sends. */
  private static SearchRecord record(Mailbox source) {
    Mailbox outputs = source.again();
    SearchRecord record = new SearchRecord(outputs);
    try (TestHub hub =
        TestHub.start(
            outputs,
            Map.of("engagements.domains.exclude", EXCLUDED, "elasticsearch.url", record.url()))) {
      Chain chain = hub.run("engagements", "aggregate", null, LIMIT);
      if (!chain.statuses().equals(List.of("SUCCEEDED", "SUCCEEDED"))) {
        throw new IllegalStateException(chain.errors());
      }
      hub.awaitQuiet();
    }
    record.stop();
    outputs.drop();
    return record;
  }

  private static Map<String, Double> floor(Mailbox source, SearchRecord record) {
    Mailbox outputs = source.again();
    double seconds = record.replay(outputs);
    outputs.drop();
    return Map.of(FULL, seconds, FULL_REQUESTS, (double) record.size());
  }

  private static Map<String, Double> hub(Mailbox source, int accounts) {
    Mailbox outputs = source.again();
    try (HubProcess hub =
        HubProcess.start(outputs, Map.of("engagements.domains.exclude", EXCLUDED))) {
      long before = source.store().requests();
      double full = seconds(hub, outputs);
      long between = source.store().requests();
      source.receive(touched(accounts), MAILS_EACH);
      long touched = source.store().requests();
      double next = seconds(hub, outputs);
      long after = source.store().requests();
      Map<String, Double> values =
          new LinkedHashMap<>(values(full, between - before, next, after - touched));
      values.put(TIME_PART, next / full);
      values.put(REQUESTS_PART, (double) (after - touched) / (between - before));
      values.put(MEMORY, hub.peakMemory() / 1e6);
      return values;
    } finally {
      outputs.drop();
    }
  }

  private static Map<String, Double> plain(Mailbox source, int accounts) {
    Mailbox outputs = source.again();
    EverythingEveryTime program = new EverythingEveryTime(outputs);
    try {
      long before = source.store().requests();
      double full = program.run(null);
      long between = source.store().requests();
      String since = Clock.systemUTC().instant().toString();
      source.receive(touched(accounts), MAILS_EACH);
      long touched = source.store().requests();
      double next = program.run(since);
      return values(full, between - before, next, source.store().requests() - touched);
    } finally {
      outputs.drop();
    }
  }

  private static int touched(int accounts) {
    return Math.max(1, accounts / 100);
  }

  private static Map<String, Double> values(double full, long requests, double next, long later) {
    return Map.of(
        FULL, full, FULL_REQUESTS, (double) requests, NEXT, next, NEXT_REQUESTS, (double) later);
  }

  /** Runs both stages; seconds between the begin of the first and the end of the last. */
  private static double seconds(HubProcess hub, Mailbox outputs) {
    String ended =
        "SELECT count(*) FROM serai.run WHERE stage = 'aggregate' AND finished_at IS NOT NULL";
    long before = outputs.hub().number(ended);
    if (hub.trigger("engagements", null) != 202) {
      throw new IllegalStateException("the hub does not take the trigger");
    }
    Awaitility.await("aggregate")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> outputs.hub().number(ended) > before);
    List<String> runs =
        outputs
            .hub()
            .rows(
                """
                SELECT 1000 * extract(epoch FROM max(finished_at) - min(started_at)),
                  string_agg(DISTINCT status, ' ')
                FROM serai.run
                WHERE trigger_id = (SELECT trigger_id FROM serai.run ORDER BY started_at DESC LIMIT 1)\
                """);
    String[] run = runs.get(0).split("\\|");
    if (!run[1].equals("SUCCEEDED")) {
      throw new IllegalStateException("a run ended " + run[1]);
    }
    return Double.parseDouble(run[0]) / 1e3;
  }
}
