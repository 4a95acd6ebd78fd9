package io.serai.totesys.transform;

import io.serai.core.Ledger;
import io.serai.core.Ledger.Standing;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import io.serai.lake.ManifestStore;
import io.serai.totesys.SourceTable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Finds the manifests of a table and of the tables it is joined with. */
final class Sources {
  private static final String FLOW = "totesys";
  private final ManifestStore ingestion;
  private final Ledger ledger;

  Sources(ManifestStore ingestion, Ledger ledger) {
    this.ingestion = ingestion;
    this.ledger = ledger;
  }

  /** Keys: of the table itself and, where there is one, of each parent. */
  Map<SourceTable, String> keys(TransformInput input) {
    Map<SourceTable, String> keys = new EnumMap<>(SourceTable.class);
    keys.put(input.source(), input.key());
    for (SourceTable parent : Recipe.parents(input.source())) {
      parent(input, parent).ifPresent(key -> keys.put(parent, key));
    }
    return keys;
  }

  Manifest read(String key) {
    return ingestion.read(FLOW, key);
  }

  /** The extract manifest of a table in a run. */
  static String key(String runId, SourceTable table) {
    return "%s%s/%s.json".formatted(ManifestCodec.prefix(FLOW, "extract"), runId, table.table());
  }

  /** The parent as the same run saw it, else as it was seen last. */
  private Optional<String> parent(TransformInput input, SourceTable parent) {
    String sameRun = key(input.runId(), parent);
    boolean usable =
        ingestion.exists(FLOW, sameRun)
            && ledger.standing(FLOW, "transform", sameRun) == Standing.FREE;
    return usable ? Optional.of(sameRun) : ExtractBalance.newestManifest(ledger, parent);
  }
}
