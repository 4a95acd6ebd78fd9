package io.serai.totesys.load;

import io.serai.totesys.SourceTable;
import io.serai.totesys.SqlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** What differs between kinds of warehouse. */
public interface Dialect {
  /** The named statements of {@code config/totesys/load/<dialect>/<name>.sql}. */
  SqlFile sql(String name);

  /** A column type of a staging table. */
  String type(SourceTable.Type type);

  /**
   * Copies a CSV file into a staging table: no header, empty is NULL, quoted empty is text.
   *
   * @return rows by the warehouse's own count
   */
  long copy(Connection connection, String stage, Path csv) throws SQLException, IOException;

  /** Whether an error says that the warehouse is gone or busy rather than that it refused data. */
  boolean unavailable(SQLException error);
}
