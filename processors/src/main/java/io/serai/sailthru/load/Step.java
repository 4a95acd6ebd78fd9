package io.serai.sailthru.load;

import io.serai.sailthru.Dataset;
import io.serai.warehouse.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** The statements of a dialect with the names of one dataset, in the transaction of a load. */
public record Step(Connection connection, Dialect dialect, Dataset dataset) {
  /** Runs a statement; rows by the warehouse's own count. */
  long run(String file, String statement, Object... parameters) throws SQLException {
    return Statements.update(connection, dialect.sql(file).get(statement, names()), parameters);
  }

  /** The number a query answers. */
  long number(String file, String query) throws SQLException {
    return Statements.number(connection, dialect.sql(file).get(query, names()));
  }

  /** What the placeholders stand for. */
  Map<String, String> names() {
    Map<String, String> names = Table.of(dataset).names(stage(dataset));
    names.put("profiles", stage(Dataset.PROFILE));
    return names;
  }

  /** The name of a staging table. */
  static String stage(Dataset dataset) {
    return "stage_" + dataset.word();
  }
}
