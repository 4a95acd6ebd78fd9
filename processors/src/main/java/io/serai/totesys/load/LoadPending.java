package io.serai.totesys.load;

import io.serai.core.Ledger;
import io.serai.core.Ledger.Standing;
import io.serai.core.Ledger.Watermark;
import io.serai.core.Run;
import io.serai.core.SqlFile;
import io.serai.lake.ListingWindow;
import io.serai.lake.ManifestCodec;
import io.serai.lake.ManifestStore;
import io.serai.lake.Settled;
import io.serai.totesys.Revisions;
import io.serai.totesys.Target;
import io.serai.totesys.TotesysError;
import io.serai.warehouse.Statements;
import io.serai.warehouse.TargetRows;
import io.serai.warehouse.Warehouse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.ExchangeProperty;

/** Which transform manifests wait to be loaded, and how far the stage is settled. */
public final class LoadPending {
  private static final TargetRows ROWS =
      new TargetRows(Target.tables(), "totesys", TotesysError.ROWS_MISSING);

  /** Key of the stage's watermark: the newest run of which every manifest is in. */
  static final String WATERMARK = "load";

  private static final String FLOW = "totesys";
  private final ManifestStore processed;
  private final Ledger ledger;
  private final Warehouse warehouse;
  private final ListingWindow window;

  public LoadPending(
      ManifestStore processed, Ledger ledger, Warehouse warehouse, ListingWindow window) {
    this.processed = processed;
    this.ledger = ledger;
    this.warehouse = warehouse;
    this.window = window;
  }

  /**
   * The waiting manifests by run, oldest first; one by one after a try that killed the process.
   * Also checks that the targets hold the rows that the last load left there.
   *
   * @throws io.serai.core.SeraiException WAREHOUSE_UNAVAILABLE; the manifests wait
   */
  public List<LoadInput> list(@ExchangeProperty(Run.PROPERTY) Run run) {
    run.requireLease();
    String from = window.next(settled());
    Set<String> loaded = new HashSet<>();
    warehouse.transaction(
        connection -> {
          SqlFile sql = warehouse.dialect().sql("load");
          ROWS.check(run, connection, sql);
          return loaded.addAll(
              Statements.texts(connection, sql.get("loaded"), from == null ? "" : from));
        });
    List<String> keys = processed.list(FLOW, "transform", from);
    Revisions revisions = Revisions.of(keys);
    Map<String, List<String>> byRun =
        keys.stream()
            .filter(key -> !loaded.contains(key) && !revisions.superseded(key))
            .filter(key -> standing(key) == Standing.FREE)
            .sorted(LoadOrder.BY_NEED)
            .collect(
                Collectors.groupingBy(ManifestCodec::runIdOf, TreeMap::new, Collectors.toList()));
    return byRun.entrySet().stream()
        .flatMap(input -> inputs(input.getKey(), input.getValue()))
        .toList();
  }

  /** why: of manifests that were loaded together when the process died, only one may be to blame */
  private Stream<LoadInput> inputs(String runId, List<String> keys) {
    return keys.stream().anyMatch(key -> ledger.broken(FLOW, "load", key))
        ? keys.stream().map(key -> new LoadInput(runId, List.of(key)))
        : Stream.of(new LoadInput(runId, keys));
  }

  /** Moves the watermark to the newest run up to which every manifest is in or closed. */
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
            processed.list(FLOW, "transform", from),
            key -> loaded.contains(key) || standing(key) == Standing.CLOSED)
        .filter(newest -> !settled.equals(Optional.of(newest)))
        .ifPresent(newest -> run.moveWatermark(WATERMARK, newest));
  }

  private Standing standing(String key) {
    return ledger.standing(FLOW, "load", key);
  }

  private Optional<String> settled() {
    return ledger.watermark(FLOW, WATERMARK).map(Watermark::value);
  }
}
