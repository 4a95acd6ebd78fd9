package io.serai.hub.flow;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Whether a warehouse answers and is of the kind that {@code warehouse.dialect} says. */
final class WarehouseKind {
  private WarehouseKind() {}

  static boolean require(DataSource database, boolean redshift) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT version()")) {
      rows.next();
      requireVersion(rows.getString(1), redshift);
      return true;
    }
  }

  /** why: Redshift calls itself PostgreSQL 8.0.2 and names itself after that. */
  static void requireVersion(String version, boolean redshift) {
    if (version.contains("Redshift") != redshift) {
      throw new IllegalStateException(
          "it says it is '%s'; set warehouse.dialect=%s"
              .formatted(version, redshift ? "postgres" : "redshift"));
    }
  }
}
