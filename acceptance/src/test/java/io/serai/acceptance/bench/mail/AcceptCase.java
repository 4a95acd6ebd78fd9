package io.serai.acceptance.bench.mail;

import io.serai.acceptance.bench.Case;
import io.serai.acceptance.bench.Limit;
import io.serai.acceptance.bench.Measure;
import io.serai.acceptance.harness.HubProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Mails that clients hand over, each accepted in a transaction before it is answered. */
public final class AcceptCase implements Case {
  private static final String MEDIAN = "200 a second, whenever their time has come: half within";
  private static final String P99 = "200 a second, whenever their time has come: 99 % within";
  private static final String FLAT_OUT = "50 clients one after the other, each mail";
  private static final String MEMORY = "peak resident memory";
  private static final int A_SECOND = 200;
  private static final int CLIENTS = 50;

  /** Mails before anything is measured. */
  private static final int WARM_SECONDS = 20;

  private static final double LONGEST_MS = 100;
  private static final double MOST_MEGABYTES = 512;

  @Override
  public String name() {
    return "accept";
  }

  @Override
  public String description() {
    return "mails by API until they are committed and answered; then past the cap of the backlog";
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.of(MEDIAN, "ms"),
        Measure.of(P99, "ms").within(Limit.atMost(LONGEST_MS)),
        Measure.of(FLAT_OUT, "ms"),
        Measure.of(MEMORY, "MB").within(Limit.atMost(MOST_MEGABYTES)));
  }

  @Override
  public Session open(long rows) {
    return new Open((int) rows);
  }

  private record Open(int mails) implements Session {
    @Override
    public String size() {
      return mails + " mails to one recipient each, and as many again at once";
    }

    @Override
    public List<Side> sides() {
      return List.of(new Side(Kind.HUB, "hub", this::once));
    }

    private Map<String, Double> once() throws Exception {
      Load load = Load.fresh();
      int warm = Math.min(mails, WARM_SECONDS * A_SECOND);
      Map<String, String> cap = Map.of("mail.backlog", String.valueOf(warm + 2 * mails));
      Map<String, Double> values = new HashMap<>();
      try (HubProcess hub = HubProcess.start(load.post(), cap)) {
        Clients clients = new Clients(hub.api(), load);
        clients.openLoop(warm, A_SECOND);
        double[] ms = clients.openLoop(mails, A_SECOND);
        values.put(MEDIAN, ms[ms.length / 2]);
        values.put(P99, ms[ms.length * 99 / 100]);
        values.put(FLAT_OUT, clients.flatOut(mails, CLIENTS));
        int more = clients.requirePastTheCap(CLIENTS);
        load.requireQueued(warm + 2 * mails + more);
        values.put(MEMORY, hub.peakMemory() / 1e6);
      }
      load.post().hub().drop();
      return values;
    }

    @Override
    public Map<String, String> notes() {
      return Map.of(
          "lost", "every answer was counted, and as many mails are in the database, each once");
    }

    @Override
    public void close() {
      // why: each side gave its own input back
    }
  }
}
