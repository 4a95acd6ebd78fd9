package io.serai.sailthru.load;

import io.serai.lake.Fetch;
import io.serai.sailthru.Dataset;
import io.serai.warehouse.PostgresServer;
import io.serai.warehouse.RedshiftWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * Redshift's statements as they are, on PostgreSQL: only the COPY from S3 and the words that say
 * where data is kept are told in PostgreSQL's.
 */
final class RedshiftOnPostgres extends RedshiftDialect {
  RedshiftOnPostgres() {
    super(Path.of("config/sailthru/load/redshift"), null, Clock.systemUTC());
  }

  @Override
  public long fill(Connection connection, String stage, Fetch fetch)
      throws SQLException, IOException {
    try (InputStream csv = new StagedCsv(Dataset.of(fetch.part().dataset()), fetch.file())) {
      return PostgresServer.copy(connection, stage, csv);
    }
  }

  @Override
  public void migrate(DataSource warehouse, String schema, Path scripts) {
    super.migrate(warehouse, schema, RedshiftWords.portable(scripts));
  }
}
