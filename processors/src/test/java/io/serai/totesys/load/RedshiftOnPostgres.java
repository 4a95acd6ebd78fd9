package io.serai.totesys.load;

import io.serai.lake.Fetch;
import io.serai.totesys.DuckDatabase;
import io.serai.totesys.DuckSession;
import io.serai.totesys.DuckSettings;
import io.serai.totesys.SourceTable;
import io.serai.totesys.TotesysError;
import io.serai.warehouse.PostgresServer;
import io.serai.warehouse.RedshiftServer;
import io.serai.warehouse.RedshiftWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * Redshift's statements as they are, on PostgreSQL: only where data is kept (DISTSTYLE, DISTKEY,
 * SORTKEY), the start of an identity and the COPY from S3 are told in PostgreSQL's words. The copy
 * takes the columns of the Parquet by position, as Redshift does.
 */
final class RedshiftOnPostgres extends RedshiftServer implements Dialect {
  private static final Path LOAD = Path.of("config/totesys/load/redshift");

  private final Dialect redshift = new RedshiftDialect(LOAD, null, Clock.systemUTC());

  RedshiftOnPostgres() {
    super(LOAD, Clock.systemUTC());
  }

  @Override
  public String type(SourceTable.Type type) {
    return redshift.type(type);
  }

  @Override
  public long fill(Connection connection, String stage, Fetch fetch)
      throws SQLException, IOException {
    Path csv = fetch.file().resolveSibling(fetch.file().getFileName() + ".by-position.csv");
    DuckSettings settings = new DuckSettings("128MB", 1);
    try (DuckDatabase database = new DuckDatabase(settings, fetch.file().getParent());
        DuckSession duck = database.session(TotesysError.LOAD_FAILED)) {
      duck.run(
          "COPY (SELECT * FROM read_parquet('%s')) TO '%s' (FORMAT csv, HEADER false, NULLSTR '')"
              .formatted(fetch.file(), csv));
    }
    try (InputStream bytes = Files.newInputStream(csv)) {
      return PostgresServer.copy(connection, stage, bytes);
    } finally {
      Files.delete(csv);
    }
  }

  @Override
  public Merging merging(Connection connection, String runId) {
    return new RedshiftMerge(connection, this, runId);
  }

  @Override
  public void migrate(DataSource warehouse, String schema, Path scripts) {
    super.migrate(warehouse, schema, RedshiftWords.portable(scripts));
  }
}
