package io.serai.totesys.load;

import io.serai.lake.Fetch;
import io.serai.totesys.SourceTable;
import io.serai.warehouse.PostgresServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** PostgreSQL 13 and later. */
public final class PostgresDialect extends PostgresServer implements Dialect {
  /**
   * @param folder {@code config/totesys/load/postgres}
   */
  public PostgresDialect(Path folder) {
    super(folder);
  }

  @Override
  public String type(SourceTable.Type type) {
    return switch (type) {
      case INT -> "integer";
      case TEXT -> "text";
      case TIMESTAMP -> "timestamp";
      case MONEY -> "numeric(10, 2)";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
    };
  }

  @Override
  public long fill(Connection connection, String stage, Fetch fetch)
      throws SQLException, IOException {
    try (InputStream csv = new BufferedInputStream(Files.newInputStream(LoadJob.csv(fetch)))) {
      return copy(connection, stage, csv);
    }
  }

  @Override
  public Merging merging(Connection connection, String runId) {
    return new PostgresMerge(connection, this, runId);
  }
}
