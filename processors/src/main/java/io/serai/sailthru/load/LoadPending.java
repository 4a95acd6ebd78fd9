package io.serai.sailthru.load;

import io.serai.core.Ledger;
import io.serai.core.Ledger.Standing;
import io.serai.core.Ledger.Watermark;
import io.serai.core.Run;
import io.serai.core.SqlFile;
import io.serai.lake.ListingWindow;
import io.serai.lake.ManifestStore;
import io.serai.lake.Settled;
import io.serai.warehouse.Statements;
import io.serai.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.ExchangeProperty;

/** Which staged files wait to be loaded, and how far the stage is settled. */
public final class LoadPending {
  /** Key of the stage's watermark: the newest run of which every file is in. */
  static final String WATERMARK = "load";

  /** Key of the moment that the newest export stands for; the hub's freshness is judged by it. */
  static final String AS_OF = "data/as-of";

  private static final String FLOW = "sailthru";

  private final ManifestStore lake;
  private final Ledger ledger;
  private final Warehouse warehouse;
  private final ListingWindow window;

  public LoadPending(ManifestStore lake, Ledger ledger, Warehouse warehouse, ListingWindow window) {
    this.lake = lake;
    this.ledger = ledger;
    this.warehouse = warehouse;
    this.window = window;
  }

  /**
   * Keys of the stage manifests that are not in, oldest first. Also checks that the tables hold the
   * rows that the last load left there.
   *
   * @throws io.serai.core.SeraiException WAREHOUSE_UNAVAILABLE; the manifests wait
   */
  public List<String> list(@ExchangeProperty(Run.PROPERTY) Run run) {
    run.requireLease();
    String from = window.next(settled());
    Set<String> loaded = new HashSet<>();
    warehouse.transaction(
        connection -> {
          SqlFile sql = warehouse.dialect().sql("load");
          LoadMerge.ROWS.check(run, connection, sql);
          return loaded.addAll(
              Statements.texts(connection, sql.get("loaded"), from == null ? "" : from));
        });
    return lake.list(FLOW, "stage", from).stream()
        .filter(key -> !loaded.contains(key))
        .filter(key -> ledger.standing(FLOW, "load", key) == Standing.FREE)
        .toList();
  }

  /** Moves the watermark to the newest run up to which every file is in or closed. */
  public void settle(@ExchangeProperty(Run.PROPERTY) Run run) {
    Optional<String> settled = settled();
    String from = settled.map(window::overlapping).orElse(null);
    Set<String> loaded =
        warehouse.transaction(
            connection ->
                Set.copyOf(
                    Statements.texts(
                        connection,
                        warehouse.dialect().sql("load").get("loaded"),
                        from == null ? "" : from)));
    Settled.newest(
            lake.list(FLOW, "stage", from),
            key -> loaded.contains(key) || ledger.standing(FLOW, "load", key) == Standing.CLOSED)
        .filter(newest -> !settled.equals(Optional.of(newest)))
        .ifPresent(newest -> run.moveWatermark(WATERMARK, newest));
  }

  /** Notes how old the data are: by what their export says, not by when it was loaded. */
  public void age(@ExchangeProperty(Run.PROPERTY) Run run) {
    warehouse
        .transaction(this::newestExport)
        .map(Instant::toString)
        .filter(
            newest ->
                ledger.watermark(FLOW, AS_OF).filter(old -> old.value().equals(newest)).isEmpty())
        .ifPresent(newest -> run.moveWatermark(AS_OF, newest));
  }

  private Optional<Instant> newestExport(Connection connection) throws SQLException {
    String sql = warehouse.dialect().sql("load").get("newest_export");
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
          .map(moment -> moment.toInstant().truncatedTo(ChronoUnit.SECONDS));
    }
  }

  private Optional<String> settled() {
    return ledger.watermark(FLOW, WATERMARK).map(Watermark::value);
  }
}
