package io.serai.totesys.load;

import io.serai.totesys.SourceTable;
import io.serai.warehouse.PostgresServer;
import java.nio.file.Path;

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
}
