package io.serai.sailthru.load;

import io.serai.lake.Fetch;
import io.serai.sailthru.Dataset.Column;
import io.serai.warehouse.RedshiftServer;
import io.serai.warehouse.S3Copy;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;

/** Amazon Redshift, which copies the staged lines from S3 itself and has no upserts. */
public class RedshiftDialect extends RedshiftServer implements Dialect {
  private final S3Copy copy;

  /**
   * @param folder {@code config/sailthru/load/redshift}
   * @param copy from the lake's bucket
   */
  public RedshiftDialect(Path folder, S3Copy copy, Clock clock) {
    super(folder, clock);
    this.copy = copy;
  }

  @Override
  public String type(Column column) {
    return switch (column.type()) {
      case LONG -> "bigint";
      case INT -> "integer";
      case TEXT -> "varchar(" + column.bytes() + ")";
      case DATE -> "date";
      case TIMESTAMP -> "timestamptz";
      case MONEY -> "numeric(18, 2)";
      case BOOLEAN -> "boolean";
    };
  }

  @Override
  public long fill(Connection connection, String stage, Fetch fetch)
      throws SQLException, IOException {
    String manifest =
        "copy/%s.json".formatted(fetch.part().key().replaceFirst("\\.json\\.gz$", ""));
    return copy.copy(connection, stage, manifest, List.of(fetch.part()), S3Copy.Format.JSON_GZIP);
  }

  @Override
  public final long records(Step step, OffsetDateTime export, long precedence, long ingest)
      throws SQLException {
    step.run("records", "replaced");
    return step.run("records", "merge", export, precedence, ingest);
  }

  @Override
  public final long actions(Step step, OffsetDateTime export, long ingest, boolean repeated)
      throws SQLException {
    long earlier = step.run("actions", "earlier", export, export);
    return earlier + step.run("actions", "merge", export, ingest);
  }
}
