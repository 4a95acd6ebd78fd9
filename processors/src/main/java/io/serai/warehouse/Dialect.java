package io.serai.warehouse;

import io.serai.core.SqlFile;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;

/** What differs between kinds of warehouse, whatever the flow. */
public interface Dialect {
  /** The named statements of {@code config/<flow>/load/<dialect>/<name>.sql}. */
  SqlFile sql(String name);

  /** Sets lock, statement and idle time-out and the schema of a transaction: four parameters. */
  default String session() {
    return sql("load").get("session");
  }

  /**
   * Copies CSV into a staging table: no header, empty is NULL, quoted empty is text.
   *
   * @param stage the table, with its columns in parentheses if the CSV has others
   * @return rows by the warehouse's own count
   */
  long copy(Connection connection, String stage, InputStream csv) throws SQLException, IOException;

  /** Whether an error says that the warehouse is gone or busy rather than that it refused data. */
  boolean unavailable(SQLException error);
}
