package io.serai.sailthru.load;

import io.serai.lake.Fetch;
import io.serai.sailthru.Dataset.Column;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** What differs between kinds of warehouse when exports are loaded. */
public interface Dialect extends io.serai.warehouse.Dialect {
  /** The type of a column of a staging table. */
  String type(Column column);

  /**
   * Copies a part into its staging table.
   *
   * @return rows by the warehouse's own count
   */
  long fill(Connection connection, String stage, Fetch fetch) throws SQLException, IOException;

  /**
   * Writes the staged records that are left, over older ones.
   *
   * @param step the statements for their dataset
   * @return records written
   */
  long records(Step step, OffsetDateTime export, long precedence, long ingest) throws SQLException;

  /**
   * Adds the staged actions that are not there yet.
   *
   * @param repeated whether a message has more than one line in the file
   * @return rows that were added, or told by an earlier export than known
   */
  long actions(Step step, OffsetDateTime export, long ingest, boolean repeated) throws SQLException;

  /**
   * Writes what hangs on the staged profiles.
   *
   * @param all whether every staged profile is written
   */
  default long children(Step step, boolean all) throws SQLException {
    return step.run("children", all ? "insert_all" : "insert");
  }
}
