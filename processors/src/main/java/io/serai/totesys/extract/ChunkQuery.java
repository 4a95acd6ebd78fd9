package io.serai.totesys.extract;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The COPY of a chunk, from the file of its mode. */
public final class ChunkQuery {
  private final SourceCatalog catalog;
  private final Map<Mode, SqlTemplate> files = new EnumMap<>(Mode.class);

  /**
   * @param sqlFolder where {@code full.sql}, {@code delta.sql} and {@code snapshot.sql} lie
   */
  public ChunkQuery(SourceCatalog catalog, Path sqlFolder) {
    this.catalog = catalog;
    Arrays.stream(Mode.values())
        .forEach(mode -> files.put(mode, SqlTemplate.read(sqlFolder, mode.query())));
  }

  /** The statement with quoted identifiers and typed values. */
  String sql(ReadPlan plan, KeyRange range) {
    Map<String, SqlText> values = new HashMap<>();
    values.put("columns", SqlText.identifiers(plan.state().columns()));
    values.put("table", catalog.name(plan.table()));
    values.put("key", SqlText.identifier(plan.table().key()));
    values.put("encoding", SqlText.encoding(plan.state().encoding()));
    values.put("first", SqlText.number(range.first()));
    values.put("last", SqlText.number(range.last()));
    if (plan.since() != null) {
      values.put("since", SqlText.moment(plan.since()));
    }
    return files.get(plan.mode()).with(values);
  }
}
