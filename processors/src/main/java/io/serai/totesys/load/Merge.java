package io.serai.totesys.load;

import io.serai.core.SqlFile;
import io.serai.totesys.Target;
import io.serai.totesys.Target.Column;
import io.serai.warehouse.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Merges one staged part into its target. */
final class Merge {
  /** Rows from which on dropping and adding references is cheaper than checking each row. */
  private static final int BULK = 50_000;

  private final Connection connection;
  private final Dialect dialect;
  private final String runId;

  /**
   * @param runId the extract run whose data is loaded
   */
  Merge(Connection connection, Dialect dialect, String runId) {
    this.connection = connection;
    this.dialect = dialect;
    this.runId = runId;
  }

  Merged part(Stage stage, LoadUnit unit) throws SQLException {
    Merged merged = stage.target().isFact() ? fact(stage) : dimension(stage, unit);
    Statements.update(connection, dialect.sql("load").get("drop_stage", stage.names()));
    return stage.fetch().part().derived() ? merged.derived() : merged;
  }

  private Merged dimension(Stage stage, LoadUnit unit) throws SQLException {
    Target target = stage.target();
    SqlFile sql = dialect.sql("dimension");
    Map<String, String> names = stage.names();
    if (target.isFullSet() && newerLoaded(target)) {
      long late = Statements.number(connection, dialect.sql("load").get("staged", names));
      return new Merged(stage.rows(), 0, late, 0);
    }
    long settled = Statements.number(connection, sql.get("settled", names), runId);
    if (!target.isFullSet()) {
      Statements.update(connection, sql.get("touch", names), runId, runId);
    }
    long written = Statements.update(connection, sql.get("merge", names), runId);
    if (target.hasTombstones()) {
      long tombstones = Statements.number(connection, sql.get("tombstones", names));
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

  private boolean newerLoaded(Target target) throws SQLException {
    String sql = dialect.sql("load").get("newer");
    return Statements.number(connection, sql, runId, "," + target.table() + ",") > 0;
  }

  private Merged fact(Stage stage) throws SQLException {
    SqlFile sql = dialect.sql("fact");
    Map<String, String> names = new HashMap<>(stage.names());
    names.put("latest", sql.get("latest", names));
    names.put("known", sql.get("known", names));
    long placeholders = placeholders(stage);
    long settled = Statements.number(connection, sql.get("settled", names), runId, runId);
    long repeated = Statements.number(connection, sql.get("repeated", names), runId, runId);
    long written = append(stage, sql, names);
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

  /**
   * Appends; the first large load of a table has its references checked at the end, all at once.
   */
  private long append(Stage stage, SqlFile sql, Map<String, String> names) throws SQLException {
    if (stage.rows() < BULK || Statements.number(connection, sql.get("empty", names)) > 0) {
      return appended(sql, names);
    }
    List<String> add = Statements.texts(connection, sql.get("add_references", names));
    for (String drop : Statements.texts(connection, sql.get("drop_references", names))) {
      Statements.update(connection, drop);
    }
    long written = appended(sql, names);
    for (String reference : add) {
      Statements.update(connection, reference);
    }
    return written;
  }

  private long appended(SqlFile sql, Map<String, String> names) throws SQLException {
    return Statements.update(connection, sql.get("append", names), runId, runId, runId);
  }

  /** Rows for everything the facts refer to and nobody has seen yet, so that no key dangles. */
  private long placeholders(Stage stage) throws SQLException {
    SqlFile sql = dialect.sql("dimension");
    long inserted = 0;
    for (Column column : stage.target().columns()) {
      if (column.reference() != null) {
        boolean date = Target.named(column.reference()) == Target.DIM_DATE;
        String statement = date ? "missing_dates" : "placeholder";
        inserted +=
            Statements.update(
                connection, sql.get(statement, Names.reference(column, stage.name())), runId);
      }
    }
    return inserted;
  }
}
