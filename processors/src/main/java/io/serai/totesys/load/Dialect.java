package io.serai.totesys.load;

import io.serai.lake.Fetch;
import io.serai.totesys.SourceTable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** What differs between kinds of warehouse when the star is loaded. */
public interface Dialect extends io.serai.warehouse.Dialect {
  /** A column type of a staging table. */
  String type(SourceTable.Type type);

  /**
   * Copies a part into its staging table.
   *
   * @param stage the table, quoted
   * @return rows by the warehouse's own count
   */
  long fill(Connection connection, String stage, Fetch fetch) throws SQLException, IOException;

  /**
   * What merges the stages of a transaction.
   *
   * @param runId the extract run whose data is loaded
   */
  Merging merging(Connection connection, String runId);
}
