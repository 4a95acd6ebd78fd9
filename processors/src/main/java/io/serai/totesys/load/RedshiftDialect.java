package io.serai.totesys.load;

import io.serai.lake.Fetch;
import io.serai.totesys.SourceTable;
import io.serai.warehouse.RedshiftServer;
import io.serai.warehouse.S3Copy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** Amazon Redshift, which copies the Parquet from S3 itself. */
public final class RedshiftDialect extends RedshiftServer implements Dialect {
  private final S3Copy copy;

  /**
   * @param folder {@code config/totesys/load/redshift}
   */
  public RedshiftDialect(Path folder, S3Copy copy, Clock clock) {
    super(folder, clock);
    this.copy = copy;
  }

  @Override
  public String type(SourceTable.Type type) {
    return switch (type) {
      case INT -> "integer";
      case TEXT -> "varchar(4096)";
      case TIMESTAMP -> "timestamp";
      case MONEY -> "numeric(10, 2)";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
    };
  }

  @Override
  public long fill(Connection connection, String stage, Fetch fetch) throws SQLException {
    String manifest = "copy/%s.json".formatted(fetch.part().key().replaceFirst("\\.parquet$", ""));
    return copy.copy(connection, stage, manifest, List.of(fetch.part()), S3Copy.Format.PARQUET);
  }

  @Override
  public Merging merging(Connection connection, String runId) {
    return new RedshiftMerge(connection, this, runId);
  }
}
