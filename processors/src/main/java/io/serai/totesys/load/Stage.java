package io.serai.totesys.load;

import io.serai.core.SeraiException;
import io.serai.core.SqlFile;
import io.serai.lake.Fetch;
import io.serai.totesys.Target;
import io.serai.totesys.TotesysError;
import io.serai.warehouse.Statements;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A part in a temporary table of the load's transaction.
 *
 * @param name the temporary table
 * @param rows by the count of the copy
 */
record Stage(Fetch fetch, Target target, String name, long rows) {

  /**
   * Copies a part.
   *
   * @throws SeraiException ROWS_MISSING when it is not as many rows as the manifest says
   */
  static Stage copy(Connection connection, Dialect dialect, Fetch fetch, String name)
      throws SQLException, IOException {
    Target target = Target.named(fetch.part().dataset());
    SqlFile sql = dialect.sql("load");
    Map<String, String> names = new HashMap<>(Names.of(target, name));
    names.put(
        "definitions",
        target.columns().stream()
            .map(c -> "\"%s\" %s".formatted(c.name(), dialect.type(c.type())))
            .collect(Collectors.joining(", ")));
    Statements.update(connection, sql.get("stage", names));
    long rows = dialect.fill(connection, names.get("stage"), fetch);
    if (rows != fetch.part().rows()) {
      throw new SeraiException(
          TotesysError.ROWS_MISSING,
          "totesys",
          "object '%s' gave %d rows to '%s', its manifest says %d",
          fetch.part().key(),
          rows,
          target.table(),
          fetch.part().rows());
    }
    Statements.update(connection, sql.get("analyze", names));
    return new Stage(fetch, target, name, rows);
  }

  Map<String, String> names() {
    return Names.of(target, name);
  }
}
