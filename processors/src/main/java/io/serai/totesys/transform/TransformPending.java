package io.serai.totesys.transform;

import io.serai.core.Ledger;
import io.serai.core.Ledger.Standing;
import io.serai.core.Ledger.Watermark;
import io.serai.core.Run;
import io.serai.lake.ListingWindow;
import io.serai.lake.ManifestCodec;
import io.serai.lake.ManifestStore;
import io.serai.lake.Settled;
import io.serai.totesys.Revisions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.ExchangeProperty;

/** Which extract manifests wait to be transformed, and how far the stage is settled. */
public final class TransformPending {
  /** Key of the stage's watermark: the newest run of which every manifest is done. */
  static final String WATERMARK = "transform";

  private static final String FLOW = "totesys";
  private final ManifestStore ingestion;
  private final ManifestStore processed;
  private final Ledger ledger;
  private final ListingWindow window;
  private final ExtractBalance balance;

  public TransformPending(
      ManifestStore ingestion,
      ManifestStore processed,
      Ledger ledger,
      ListingWindow window,
      ExtractBalance balance) {
    this.ingestion = ingestion;
    this.processed = processed;
    this.ledger = ledger;
    this.window = window;
    this.balance = balance;
  }

  private record Listing(String from, List<String> extracted, Revisions transformed) {}

  /**
   * The waiting manifests in the order of their runs. Also checks that what the extract runs wrote
   * is all there.
   */
  public List<TransformInput> list(@ExchangeProperty(Run.PROPERTY) Run run) {
    run.requireLease();
    Optional<String> settled = settled();
    Listing listing = look(window.next(settled));
    List<TransformInput> pending = pending(run, listing);
    balance.check(run, listing.from, listing.extracted, settled, listing.transformed, pending);
    return pending;
  }

  /**
   * Moves the watermark to the newest run up to which every manifest is done. Never past the newest
   * closed run: one that is still extracting may put more manifests, and a manifest at or before
   * the watermark that has no transform manifest is taken for a loss.
   */
  public void settle(@ExchangeProperty(Run.PROPERTY) Run run) {
    Optional<String> settled = settled();
    Listing listing = look(settled.map(window::overlapping).orElse(null));
    Set<String> open = new HashSet<>();
    pending(run, listing).forEach(input -> open.add(input.key()));
    Optional<String> closed = newestClosed(listing.extracted);
    List<String> whole =
        listing.extracted.stream()
            .filter(
                key -> closed.filter(c -> ManifestCodec.runIdOf(key).compareTo(c) <= 0).isPresent())
            .toList();
    Settled.newest(whole, key -> !open.contains(key) && !setAside(key, listing))
        .filter(newest -> !settled.equals(Optional.of(newest)))
        .ifPresent(newest -> run.moveWatermark(WATERMARK, newest));
  }

  private Optional<String> newestClosed(List<String> extracted) {
    return extracted.stream()
        .map(ManifestCodec::runIdOf)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .filter(data -> ledger.written(data).isPresent())
        .findFirst();
  }

  private Listing look(String from) {
    return new Listing(
        from, Sources.list(ingestion, from), Revisions.of(processed.list(FLOW, "transform", from)));
  }

  private List<TransformInput> pending(Run run, Listing listing) {
    Set<String> altered = new HashSet<>(ledger.altered(FLOW, "load"));
    // why: a run may have died between the new manifest and this note
    altered.stream()
        .filter(listing.transformed::superseded)
        .forEach(key -> ledger.replaced(run, "load", key));
    List<TransformInput> pending = new ArrayList<>();
    for (String key : listing.extracted) {
      Optional<String> done = listing.transformed.newest(key);
      boolean again = done.filter(altered::contains).isPresent();
      if ((done.isEmpty() || again) && standing(key) == Standing.FREE) {
        pending.add(
            again
                ? new TransformInput(key, Revisions.nextName(done.get()), done.get())
                : new TransformInput(key, Revisions.tableOf(key), null));
      }
    }
    return pending;
  }

  private boolean setAside(String key, Listing listing) {
    return listing.transformed.newest(key).isEmpty() && standing(key) == Standing.SET_ASIDE;
  }

  private Standing standing(String key) {
    return ledger.standing(FLOW, "transform", key);
  }

  private Optional<String> settled() {
    return ledger.watermark(FLOW, WATERMARK).map(Watermark::value);
  }
}
