package io.serai.totesys.transform;

import io.serai.core.HubError;
import io.serai.core.Ledger;
import io.serai.core.Ledger.Standing;
import io.serai.core.Ledger.Watermark;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import io.serai.lake.ManifestStore;
import io.serai.lake.SetAside;
import io.serai.totesys.Revisions;
import io.serai.totesys.SourceTable;
import io.serai.totesys.TotesysError;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The balance between extract and transform: what a closed run wrote is what its manifests hold. A
 * manifest that was deleted or edited behind the hub's back shows here; it is set aside, so that
 * extract reads its table again.
 */
public final class ExtractBalance {
  private static final String FLOW = "totesys";
  private final ManifestStore ingestion;
  private final Ledger ledger;
  private final SetAside setAside;

  public ExtractBalance(ManifestStore ingestion, Ledger ledger, SetAside setAside) {
    this.ingestion = ingestion;
    this.ledger = ledger;
    this.setAside = setAside;
  }

  void check(
      Run run,
      String from,
      List<String> extracted,
      Optional<String> settled,
      Revisions transformed,
      List<TransformInput> pending) {
    Set<String> listed = Set.copyOf(extracted);
    Predicate<String> gone =
        key ->
            (from == null || ManifestCodec.runIdOf(key).compareTo(from) >= 0)
                && !listed.contains(key)
                && ledger.standing(FLOW, "transform", key) == Standing.FREE;
    Arrays.stream(SourceTable.values())
        .flatMap(table -> newestManifest(ledger, table).stream())
        .filter(gone)
        .forEach(key -> vanished(run, key));
    Set<String> runs = new LinkedHashSet<>();
    for (TransformInput input : pending) {
      runs.add(input.runId());
      if (input.replaces() == null
          && settled.filter(last -> input.runId().compareTo(last) <= 0).isPresent()
          && ledger.written(input.runId()).isPresent()) {
        run.notConserved(
            input.table(),
            missing("the transform manifest of '%s' was there and is gone", input.key()));
      }
    }
    runs.forEach(data -> sum(run, data, extracted, gone));
  }

  /** The newest manifest of each table, which its watermark names, must be there. */
  private void vanished(Run run, String key) {
    setAside.manifest(
        run,
        Revisions.tableOf(key),
        key,
        new SeraiException(HubError.BAD_MANIFEST, FLOW, "manifest '%s' is missing", key));
  }

  private void sum(Run run, String data, List<String> extracted, Predicate<String> gone) {
    Optional<Long> written = ledger.written(data);
    List<String> keys =
        extracted.stream().filter(key -> ManifestCodec.runIdOf(key).equals(data)).toList();
    if (written.isEmpty() || !allFree(data)) {
      return;
    }
    long rows = 0;
    for (String key : keys) {
      Optional<Long> held = rows(run, key, gone);
      if (held.isEmpty()) {
        return;
      }
      rows += held.get();
    }
    // why: more rows are no loss; a table that failed behind its manifest took its counts back
    if (rows < written.get()) {
      String tables = keys.stream().map(Revisions::tableOf).collect(Collectors.joining(", "));
      run.notConserved(
          data,
          missing(
              "extract run '%s' wrote %d rows and its manifests (%s) hold %d",
              data, written.get(), tables, rows));
    }
  }

  /**
   * why: of every table, since a manifest that was deleted and made again is not listed any more
   */
  private boolean allFree(String data) {
    return Arrays.stream(SourceTable.values())
        .flatMap(table -> Sources.keys(data, table))
        .allMatch(key -> ledger.standing(FLOW, "transform", key) == Standing.FREE);
  }

  private Optional<Long> rows(Run run, String key, Predicate<String> gone) {
    try {
      Manifest manifest = ingestion.read(FLOW, key);
      Optional.ofNullable(manifest.facts().get("previous"))
          .filter(gone)
          .ifPresent(previous -> vanished(run, previous));
      return Optional.of(manifest.rows());
    } catch (SeraiException e) {
      if (e.code() != HubError.BAD_MANIFEST) {
        throw e;
      }
      setAside.manifest(run, Revisions.tableOf(key), key, e);
      return Optional.empty();
    }
  }

  private static SeraiException missing(String what, Object... values) {
    return new SeraiException(TotesysError.ROWS_MISSING, FLOW, what, values);
  }

  /** The newest extract manifest of a table, as the table's watermark names it. */
  static Optional<String> newestManifest(Ledger ledger, SourceTable table) {
    return ledger
        .watermark(FLOW, "extract/" + table.table())
        .map(Watermark::value)
        .flatMap(ExtractWatermark::manifest);
  }
}
