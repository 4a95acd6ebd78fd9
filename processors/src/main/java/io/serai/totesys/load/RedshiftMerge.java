package io.serai.totesys.load;

import io.serai.core.SqlFile;
import io.serai.totesys.Target;
import io.serai.warehouse.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Merges on Redshift: what a statement of PostgreSQL does in one go is gathered in temporary tables
 * here, and no number comes from MERGE, which reports none.
 */
final class RedshiftMerge extends Merging {
  RedshiftMerge(Connection connection, Dialect dialect, String runId) {
    super(connection, dialect, runId);
  }

  @Override
  Merged latest(Stage stage, LoadUnit unit) throws SQLException {
    Target target = stage.target();
    Step step = new Step("dimension", RedshiftNames.of(stage, dialect));
    long settled = step.number("settled", runId);
    if (!target.isFullSet()) {
      step.update("touch", runId, runId);
    }
    step.update("changed");
    step.update("gather", runId, runId);
    step.update("merge");
    long written = step.number("merged");
    step.update("drop_changed");
    if (target.hasTombstones()) {
      long tombstones = step.number("tombstones");
      long buried = step.update("bury", runId, runId);
      written += buried;
      settled += tombstones - buried;
    }
    long gone = unit.isComplete(target) ? step.update("deactivate", runId) : 0;
    return new Merged(stage.rows(), written, settled, gone);
  }

  @Override
  Merged fact(Stage stage) throws SQLException {
    Step step = new Step("fact", RedshiftNames.of(stage, dialect));
    long placeholders = placeholders(stage);
    for (String prepare : List.of("rows", "latest", "fate")) {
      step.update(prepare);
    }
    step.update("split", runId);
    step.update("find_latest");
    step.update("judge");
    long settled = step.number("settled");
    long repeated = step.number("repeated");
    long written = step.update("append");
    // why again: a row may have come with the tombstone that ends it
    step.update("clear_latest");
    step.update("find_latest");
    long tombstones = step.number("tombstones");
    long noted = step.update("note", runId);
    long buried = step.update("bury");
    step.update("buried");
    for (String done : List.of("drop_rows", "drop_latest", "drop_fate")) {
      step.update(done);
    }
    return new Merged(
        stage.rows(),
        written + noted,
        settled + repeated + tombstones - noted,
        placeholders + Math.max(0, buried - noted));
  }

  /** The statements of one file with the names of one stage. */
  private final class Step {
    private final SqlFile sql;
    private final Map<String, String> names;

    Step(String file, Map<String, String> names) {
      this.sql = dialect.sql(file);
      this.names = names;
    }

    long update(String statement, Object... parameters) throws SQLException {
      return Statements.update(connection, sql.get(statement, names), parameters);
    }

    long number(String statement, Object... parameters) throws SQLException {
      return Statements.number(connection, sql.get(statement, names), parameters);
    }
  }
}
