package io.serai.warehouse;

import io.serai.core.SqlFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What differs between kinds of warehouse, whatever the flow. */
public interface Dialect {
  /** The named statements of {@code config/<flow>/load/<dialect>/<name>.sql}. */
  SqlFile sql(String name);

  /** Sets time-outs and schema for the transaction that begins. */
  void begin(Connection connection, LoadSettings settings) throws SQLException;

  /**
   * Whether a transaction can go on after a statement failed; if not, each manifest has a
   * transaction of its own.
   */
  boolean savepoints();

  /**
   * Whether a transaction sees only what was there at its first statement, so that the lock must be
   * that statement.
   */
  boolean locksFirst();

  /**
   * Brings a schema up to date with a flow's scripts.
   *
   * @param scripts {@code config/<flow>/warehouse}: a folder for each dialect, and {@code shared}
   *     for what all say alike, numbered together
   */
  void migrate(DataSource warehouse, String schema, Path scripts);

  /** Whether an error says that the warehouse is gone or busy rather than that it refused data. */
  boolean unavailable(SQLException error);
}
