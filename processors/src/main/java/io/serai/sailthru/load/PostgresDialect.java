package io.serai.sailthru.load;

import io.serai.core.SqlFile;
import io.serai.lake.Fetch;
import io.serai.sailthru.Dataset;
import io.serai.sailthru.Dataset.Column;
import io.serai.warehouse.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** PostgreSQL 13 and later, which takes the parts as CSV and has upserts. */
public final class PostgresDialect extends PostgresServer implements Dialect {
  /**
   * @param folder {@code config/sailthru/load/postgres}
   */
  public PostgresDialect(Path folder) {
    super(folder);
  }

  @Override
  public String type(Column column) {
    return switch (column.type()) {
      case LONG -> "bigint";
      case INT -> "integer";
      case TEXT -> "text";
      case DATE -> "date";
      case TIMESTAMP -> "timestamptz";
      case MONEY -> "numeric(18, 2)";
      case BOOLEAN -> "boolean";
    };
  }

  @Override
  public long fill(Connection connection, String stage, Fetch fetch)
      throws SQLException, IOException {
    try (InputStream csv = new StagedCsv(Dataset.of(fetch.part().dataset()), fetch.file())) {
      return copy(connection, stage, csv);
    }
  }

  @Override
  public long records(Step step, OffsetDateTime export, long precedence, long ingest)
      throws SQLException {
    return isFirst(step)
        ? first(step, "records", "first", export, precedence, ingest)
        : step.run("records", "merge", export, precedence, ingest);
  }

  @Override
  public long actions(Step step, OffsetDateTime export, long ingest, boolean repeated)
      throws SQLException {
    if (repeated) {
      return step.run("actions", "merge_repeated", export, ingest);
    }
    return isFirst(step)
        ? first(step, "actions", "first", export, ingest)
        : step.run("actions", "merge", export, ingest);
  }

  @Override
  public long children(Step step, boolean all) throws SQLException {
    String insert = all ? "insert_all" : "insert";
    return isFirst(step) ? first(step, "children", insert) : step.run("children", insert);
  }

  /** Whether the table is empty, what comes is large, and nothing hangs on its indexes. */
  private boolean isFirst(Step step) throws SQLException {
    return step.number("indexes", "first") > 0;
  }

  private long first(Step step, String file, String statement, Object... parameters)
      throws SQLException {
    SqlFile indexes = sql("indexes");
    return fill(
        step.connection(),
        indexes.get("add", step.names()),
        indexes.get("drop", step.names()),
        () -> step.run(file, statement, parameters));
  }
}
