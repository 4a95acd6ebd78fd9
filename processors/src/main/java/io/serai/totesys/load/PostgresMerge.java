package io.serai.totesys.load;

import io.serai.core.SqlFile;
import io.serai.totesys.Target;
import io.serai.warehouse.PostgresServer;
import io.serai.warehouse.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Merges on PostgreSQL, which has upserts and lateral joins. */
final class PostgresMerge extends Merging {
  /**
   * Rows from which on dropping and adding constraints is cheaper than checking each row, and a
   * wrong guess at a table's size dearer than an ANALYZE.
   */
  private static final int BULK = 50_000;

  PostgresMerge(Connection connection, Dialect dialect, String runId) {
    super(connection, dialect, runId);
  }

  @Override
  Merged latest(Stage stage, LoadUnit unit) throws SQLException {
    Target target = stage.target();
    SqlFile sql = dialect.sql("dimension");
    Map<String, String> names = stage.names();
    long settled = Statements.number(connection, sql.get("settled", names), runId);
    if (!target.isFullSet()) {
      Statements.update(connection, sql.get("touch", names), runId, runId);
    }
    long written = Statements.update(connection, sql.get("merge", names), runId);
    if (written >= BULK) {
      Statements.update(connection, sql.get("analyze", names));
    }
    long tombstones =
        target.hasTombstones() ? Statements.number(connection, sql.get("tombstones", names)) : 0;
    if (tombstones > 0) {
      long buried = Statements.update(connection, sql.get("bury", names), runId, runId);
      written += buried;
      settled += tombstones - buried;
    }
    long gone =
        unit.isComplete(target)
            ? Statements.update(connection, sql.get("deactivate", names), runId)
            : 0;
    return new Merged(stage.rows(), written, settled, gone);
  }

  @Override
  Merged fact(Stage stage) throws SQLException {
    SqlFile sql = dialect.sql("fact");
    Map<String, String> names = new HashMap<>(stage.names());
    names.put("latest", sql.get("latest", names));
    names.put("known", sql.get("known", names));
    long placeholders = placeholders(stage);
    boolean first = Statements.number(connection, sql.get("empty", names)) == 0;
    long settled =
        first ? 0 : Statements.number(connection, sql.get("settled", names), runId, runId);
    long repeated = Statements.number(connection, sql.get("repeated", names), runId, runId);
    long written =
        first && repeated == 0 && stage.rows() >= BULK ? first(sql, names) : append(sql, names);
    long tombstones = Statements.number(connection, sql.get("tombstones", names));
    long noted = Statements.update(connection, sql.get("note", names), runId, runId);
    // why: not only those of this file; a row may come after the file that says that it is gone
    long buried = Statements.update(connection, sql.get("bury", names));
    Statements.update(connection, sql.get("buried", names));
    return new Merged(
        stage.rows(),
        written + noted,
        settled + repeated + tombstones - noted,
        placeholders + Math.max(0, buried - noted));
  }

  private long append(SqlFile sql, Map<String, String> names) throws SQLException {
    Statements.update(connection, sql.get("by_index"));
    long written = Statements.update(connection, sql.get("append", names), runId, runId, runId);
    Statements.update(connection, sql.get("by_any_way"));
    return written;
  }

  /** A large load of an empty table has its constraints checked at the end, each at once. */
  private long first(SqlFile sql, Map<String, String> names) throws SQLException {
    return PostgresServer.fill(
        connection,
        sql.get("add_constraints", names),
        sql.get("drop_constraints", names),
        () -> Statements.update(connection, sql.get("append_first", names), runId));
  }
}
