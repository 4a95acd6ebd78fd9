package io.serai.sandbox.totesys;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The eleven tables of the source. */
final class SourceSchema {
  /** Parents before children. */
  static final List<String> TABLES =
      List.of(
          "address",
          "counterparty",
          "currency",
          "department",
          "design",
          "staff",
          "payment_type",
          "sales_order",
          "purchase_order",
          "transaction",
          "payment");

  private SourceSchema() {}

  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(Sql.resource("schema.sql"));
    }
  }

  /** Lets the next insert get the id after the largest. */
  static void setSequences(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        String key = table + "_id";
        try (ResultSet set =
            statement.executeQuery(
                "SELECT setval(pg_get_serial_sequence('\"%s\"', '%s'), coalesce(max(%s), 1), max(%s) IS NOT NULL) FROM \"%s\""
                    .formatted(table, key, key, key, table))) {
          set.next();
        }
      }
    }
  }
}
