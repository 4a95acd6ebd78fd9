package io.serai.totesys.load;

import io.serai.core.SqlFile;
import io.serai.totesys.Target;
import io.serai.totesys.Target.Column;
import io.serai.warehouse.Statements;
import java.sql.Connection;
import java.sql.SQLException;

/** Merges staged parts into their targets, in the way of one kind of warehouse. */
abstract class Merging {
  final Connection connection;
  final Dialect dialect;
  final String runId;

  /**
   * @param runId the extract run whose data is loaded
   */
  Merging(Connection connection, Dialect dialect, String runId) {
    this.connection = connection;
    this.dialect = dialect;
    this.runId = runId;
  }

  /** Merges one part and drops its stage. */
  final Merged part(Stage stage, LoadUnit unit) throws SQLException {
    Merged merged = stage.target().isFact() ? fact(stage) : dimension(stage, unit);
    drop(stage);
    return stage.fetch().part().derived() ? merged.derived() : merged;
  }

  /** Drops a stage that is merged, or that another load was faster with. */
  final void drop(Stage stage) throws SQLException {
    Statements.update(connection, dialect.sql("load").get("drop_stage", stage.names()));
  }

  private Merged dimension(Stage stage, LoadUnit unit) throws SQLException {
    if (stage.target().isFullSet() && newerLoaded(stage.target())) {
      long late = Statements.number(connection, dialect.sql("load").get("staged", stage.names()));
      return new Merged(stage.rows(), 0, late, 0);
    }
    return latest(stage, unit);
  }

  private boolean newerLoaded(Target target) throws SQLException {
    String sql = dialect.sql("load").get("newer");
    return Statements.number(connection, sql, runId, "," + target.table() + ",") > 0;
  }

  /** Merges a dimension, which keeps the latest values. */
  abstract Merged latest(Stage stage, LoadUnit unit) throws SQLException;

  /** Merges a fact, which keeps every version. */
  abstract Merged fact(Stage stage) throws SQLException;

  /** Rows for everything the facts refer to and nobody has seen yet, so that no key dangles. */
  final long placeholders(Stage stage) throws SQLException {
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
