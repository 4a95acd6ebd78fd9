package io.serai.totesys.transform;

import io.serai.totesys.DuckDatabase;
import io.serai.totesys.DuckSession;
import io.serai.totesys.DuckSettings;
import io.serai.totesys.TotesysError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What stands in a Parquet file. */
final class ParquetRows {
  private ParquetRows() {}

  /** Its rows as DuckDB writes them, in order. */
  static List<String> of(Path file) {
    List<String> rows = new ArrayList<>();
    try (DuckDatabase database =
            new DuckDatabase(new DuckSettings("64MB", 1), file.resolveSibling("rows"));
        DuckSession duck = database.session(TotesysError.TRANSFORM_FAILED)) {
      duck.query(
          "SELECT CAST(r AS VARCHAR) FROM read_parquet(%s) AS r ORDER BY ALL"
              .formatted(DuckSession.text(file.toString())),
          row -> rows.add(row.getString(1)));
    }
    return rows;
  }
}
