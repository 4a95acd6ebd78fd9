package io.serai.sailthru.stage;

import io.serai.core.Ledger;
import io.serai.core.Ledger.Standing;
import io.serai.core.Ledger.Watermark;
import io.serai.core.Run;
import io.serai.lake.ListingWindow;
import io.serai.lake.ManifestCodec;
import io.serai.lake.ManifestStore;
import io.serai.lake.Settled;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.ExchangeProperty;

/** Which received files wait to be staged, and how far the stage is settled. */
public final class StagePending {
  /** Key of the stage's watermark: the newest run of which every file is staged or closed. */
  static final String WATERMARK = "stage";

  private static final String FLOW = "sailthru";

  private final ManifestStore lake;
  private final Ledger ledger;
  private final ListingWindow window;

  public StagePending(ManifestStore lake, Ledger ledger, ListingWindow window) {
    this.lake = lake;
    this.ledger = ledger;
    this.window = window;
  }

  /** Keys of the receive manifests without a stage manifest, oldest first. */
  public List<String> list(@ExchangeProperty(Run.PROPERTY) Run run) {
    run.requireLease();
    String from = window.next(settled());
    Set<String> staged = staged(from);
    return lake.list(FLOW, "receive", from).stream()
        .filter(key -> !staged.contains(slot(key)))
        .filter(key -> ledger.standing(FLOW, "stage", key) == Standing.FREE)
        .toList();
  }

  /** Moves the watermark to the newest run up to which every file is staged or closed. */
  public void settle(@ExchangeProperty(Run.PROPERTY) Run run) {
    Optional<String> settled = settled();
    String from = settled.map(window::overlapping).orElse(null);
    Set<String> staged = staged(from);
    Settled.newest(
            lake.list(FLOW, "receive", from),
            key ->
                staged.contains(slot(key))
                    || ledger.standing(FLOW, "stage", key) == Standing.CLOSED)
        .filter(newest -> !settled.equals(Optional.of(newest)))
        .ifPresent(newest -> run.moveWatermark(WATERMARK, newest));
  }

  private Set<String> staged(String from) {
    Set<String> slots = new TreeSet<>();
    lake.list(FLOW, "stage", from).forEach(key -> slots.add(slot(key)));
    return slots;
  }

  private static String slot(String key) {
    return ManifestCodec.runIdOf(key) + "/" + ManifestCodec.unitOf(key);
  }

  private Optional<String> settled() {
    return ledger.watermark(FLOW, WATERMARK).map(Watermark::value);
  }
}
