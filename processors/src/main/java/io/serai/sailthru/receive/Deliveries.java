package io.serai.sailthru.receive;

import io.serai.core.Run;
import io.serai.hubdb.HubStatements;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What became of every delivery, in the hub's database. */
public final class Deliveries {
  private final HubStatements hub;
  private final Clock clock;

  /**
   * @param hub the hub's database
   * @param file {@code config/sailthru/receive/delivery.sql}
   */
  public Deliveries(DataSource hub, Path file, Clock clock) {
    this.hub = new HubStatements(hub, file, "sailthru", "deliveries");
    this.clock = clock;
  }

  /** How far a delivery came. */
  enum State {
    WAITING,
    RECEIVING,
    RECEIVED,
    SET_ASIDE
  }

  /**
   * What is known of a delivery.
   *
   * @param broken how often it was found broken
   * @param manifest the manifest that was about to be put, or null
   */
  record Known(State state, int broken, String manifest) {}

  /** What is known of deliveries, by {@link Delivery#input}. */
  Map<String, Known> known(Collection<Delivery> deliveries) {
    return hub
        .rows(
            "known",
            row ->
                Map.entry(
                    row.getString(1) + "#" + row.getString(2),
                    new Known(State.valueOf(row.getString(3)), row.getInt(4), row.getString(5))),
            deliveries.stream().map(Delivery::source).toList(),
            deliveries.stream().map(Delivery::fingerprint).toList())
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The manifest is about to be put. */
  void receiving(Run run, Delivery delivery, String manifest) {
    hub.update(
        "receiving",
        delivery.source(),
        delivery.fingerprint(),
        manifest,
        run.id(),
        clock.instant());
  }

  /** The manifest is durable (I2). */
  void received(Delivery delivery) {
    hub.update("received", delivery.source(), delivery.fingerprint());
  }

  /** It is cut short or damaged, and may still be uploading. */
  void broken(Run run, Delivery delivery) {
    hub.update("broken", delivery.source(), delivery.fingerprint(), run.id(), clock.instant());
  }

  /** It stayed broken. */
  void setAside(Delivery delivery) {
    hub.update("set_aside", delivery.source(), delivery.fingerprint());
  }
}
