package io.serai.acceptance.bench.mail;

import io.serai.acceptance.bench.Case;
import io.serai.acceptance.bench.Limit;
import io.serai.acceptance.bench.Measure;
import io.serai.acceptance.harness.HubProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Queued mails until the mail server took them, reservation and outcome committed. */
public final class MailCase implements Case {
  private static final String MEMORY = "peak resident memory";
  private static final List<Integer> CONNECTIONS = List.of(1, 4);
  private static final Map<Integer, Double> TIMES_PLAIN = Map.of(1, 5.0, 4, 2.5);
  private static final double PART_OF_FLOOR = 0.7;
  private static final double MOST_MEGABYTES = 512;

  /** What the sandbox's mailboxes hold in memory. */
  private static final long MOST_MAILS = 2_000;

  /**
   * How often a hub sends as many mails before. why: it runs for weeks, and its compiler is busy
   * until some 25 000 mails were sent
   */
  private static final int WARM = 12;

  /** why: plain waits 40 ms for some lines of every dialogue, one mail as long as the next */
  private static final int MOST_PLAIN = 200;

  /** What a server that writes a mail down before it answers may take for it. */
  private static final Duration RELAY = Duration.ofMillis(20);

  private static final int MOST_RELAYED = 500;

  /** What tests have shorter, so that they need not wait. */
  private static final Map<String, String> AS_IN_PRODUCTION =
      Map.of("mail.dispatch.interval", "500ms", "mail.confirm-interval", "10s");

  private static String time(int connections) {
    return "queued to taken, connections: " + connections;
  }

  private static String relayed(int connections) {
    return "a server that takes %d ms a mail, connections: %d"
        .formatted(RELAY.toMillis(), connections);
  }

  private static String versus(int connections) {
    return "beside camel-mail, threads: " + connections;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public String description() {
    return "mails from the queue to the mail server, each reserved, marked and committed;"
        + " 2 000 at most, in a hub that has sent twelve times as many before";
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.of(time(1), "s").within(Limit.speedOfFloor(PART_OF_FLOOR)),
        Measure.of(time(4), "s").within(Limit.speedOfFloor(PART_OF_FLOOR)),
        Measure.of(relayed(1), "s").within(Limit.speedOfFloor(PART_OF_FLOOR)),
        Measure.of(relayed(4), "s").within(Limit.speedOfFloor(PART_OF_FLOOR)),
        Measure.of(versus(1), "s").within(Limit.timesFasterThanPlain(TIMES_PLAIN.get(1))),
        Measure.of(versus(4), "s").within(Limit.timesFasterThanPlain(TIMES_PLAIN.get(4))),
        Measure.of(MEMORY, "MB").within(Limit.atMost(MOST_MEGABYTES)));
  }

  @Override
  public Session open(long rows) {
    return new Open((int) Math.min(rows, MOST_MAILS));
  }

  private record Open(int mails) implements Session {
    @Override
    public String size() {
      return mails + " mails to one recipient each";
    }

    @Override
    public List<Side> sides() {
      return List.of(
          new Side(Kind.FLOOR, "bare Angus Mail", this::floor),
          new Side(Kind.HUB, "hub", this::hub),
          new Side(Kind.PLAIN, "camel-mail", 1, this::plain));
    }

    @Override
    public Map<String, String> notes() {
      return Map.of(
          "plain",
          "measured with %d mails, told for %d".formatted(plainMails(), mails),
          "mails",
          "the floor's have fewer headers: neither links nor signatures",
          "a slow server's",
          "%d mails".formatted(relayedMails()));
    }

    private int relayedMails() {
      return Math.min(mails, MOST_RELAYED);
    }

    private int plainMails() {
      return Math.min(mails, MOST_PLAIN);
    }

    private Map<String, Double> floor() throws Exception {
      Map<String, Double> values = new HashMap<>();
      for (int connections : CONNECTIONS) {
        Load load = Load.fresh();
        new Floor(load).run(mails, connections);
        values.put(time(connections), new Floor(load).run(mails, connections));
        load.requireAll(2 * mails);
        Load slow = load.slow(RELAY);
        values.put(relayed(connections), new Floor(slow).run(relayedMails(), connections));
        slow.requireAll(relayedMails());
        load.post().hub().drop();
      }
      return values;
    }

    private Map<String, Double> plain() throws Exception {
      Map<String, Double> values = new HashMap<>();
      double times = (double) mails / plainMails();
      for (int threads : CONNECTIONS) {
        Load load = Load.fresh();
        new Plain(load).run(plainMails(), threads);
        values.put(versus(threads), new Plain(load).run(plainMails(), threads) * times);
        load.requireAll(2 * plainMails());
        load.post().hub().drop();
      }
      return values;
    }

    private Map<String, Double> hub() {
      Map<String, Double> values = new HashMap<>();
      for (int connections : CONNECTIONS) {
        Load load = Load.fresh();
        Map<String, String> settings = new HashMap<>(AS_IN_PRODUCTION);
        settings.put("mail.connections", String.valueOf(connections));
        try (HubProcess hub = HubProcess.start(load.post(), settings)) {
          for (int round = 0; round < WARM; round++) {
            load.queue(hub.api(), mails);
            load.release();
            load.requireAll(mails);
          }
          load.queue(hub.api(), mails);
          double seconds = load.release();
          values.put(time(connections), seconds);
          values.put(versus(connections), seconds);
          load.requireAll(mails);
          Load slow = load.slow(RELAY);
          slow.queue(hub.api(), relayedMails());
          values.put(relayed(connections), slow.release());
          slow.requireAll(relayedMails());
          values.merge(MEMORY, hub.peakMemory() / 1e6, Math::max);
        }
        load.post().hub().drop();
      }
      return values;
    }

    @Override
    public void close() {
      // why: each side gave its own input back
    }
  }
}
