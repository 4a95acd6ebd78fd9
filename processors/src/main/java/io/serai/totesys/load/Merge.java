package io.serai.totesys.load;

import io.serai.core.SqlFile;
import io.serai.totesys.Target;
import io.serai.totesys.Target.Column;
import io.serai.warehouse.Statements;
import java.sql.Connection;
import java.sql.SQLException;
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
    Map<String, String> names = stage.names();
    long placeholders = placeholders(stage);
    long settled = Statements.number(connection, sql.get("settled", names));
    long repeated = Statements.number(connection, sql.get("repeated", names));
    long written = append(stage, sql, names);
    return new Merged(stage.rows(), written, settled + repeated, placeholders);
  }

  /**
   * Appends; the first large load of a table has its references checked at the end, all at once.
   */
  private long append(Stage stage, SqlFile sql, Map<String, String> names) throws SQLException {
    if (stage.rows() < BULK || Statements.number(connection, sql.get("empty", names)) > 0) {
      return Statements.update(connection, sql.get("append", names), runId);
    }
    List<String> add = Statements.texts(connection, sql.get("add_references", names));
    for (String drop : Statements.texts(connection, sql.get("drop_references", names))) {
      Statements.update(connection, drop);
    }
    long written = Statements.update(connection, sql.get("append", names), runId);
    for (String reference : add) {
      Statements.update(connection, reference);
    }
    return written;
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
