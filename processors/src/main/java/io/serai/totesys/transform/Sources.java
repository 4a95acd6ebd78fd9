package io.serai.totesys.transform;

import io.serai.core.Ledger;
import io.serai.core.Ledger.Standing;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import io.serai.lake.ManifestStore;
import io.serai.totesys.SourceTable;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the manifests of a table and of the tables it is joined with. */
final class Sources {
  private static final String FLOW = "totesys";
  private static final List<String> STAGES = List.of("extract", "reconcile");
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

  /** The manifests of all stages that read the source, oldest run first. */
  static List<String> list(ManifestStore ingestion, String from) {
    return STAGES.stream()
        .flatMap(stage -> ingestion.list(FLOW, stage, from).stream())
        .sorted(Comparator.comparing(ManifestCodec::runIdOf).thenComparing(key -> key))
        .toList();
  }

  /** The manifest that each of those stages would write of a table in a run; one of them did. */
  static Stream<String> keys(String runId, SourceTable table) {
    return STAGES.stream().map(stage -> key(stage, runId, table));
  }

  private static String key(String stage, String runId, SourceTable table) {
    return "%s%s/%s.json".formatted(ManifestCodec.prefix(FLOW, stage), runId, table.table());
  }

  /** The parent as the same run saw it, else as it was seen last. */
  private Optional<String> parent(TransformInput input, SourceTable parent) {
    String sameRun = key("extract", input.runId(), parent);
    boolean usable =
        ingestion.exists(FLOW, sameRun)
            && ledger.standing(FLOW, "transform", sameRun) == Standing.FREE;
    return usable ? Optional.of(sameRun) : ExtractBalance.newestManifest(ledger, parent);
  }
}
