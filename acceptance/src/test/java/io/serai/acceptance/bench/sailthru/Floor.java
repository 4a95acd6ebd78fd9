package io.serai.acceptance.bench.sailthru;

import io.serai.acceptance.harness.Database;
import io.serai.core.SqlFile;
import io.serai.warehouse.PostgresServer;
import io.serai.warehouse.Statements;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;

/** An export into the warehouse with bare tools: unzip, DuckDB, COPY, one statement per table. */
final class Floor {
  private static final SqlFile SQL =
      SqlFile.read(
          Path.of("acceptance/src/test/resources/io/serai/acceptance/bench/sailthru/floor.sql"));
  private static final SqlFile INDEXES =
      SqlFile.read(Path.of("config/sailthru/load/postgres/indexes.sql"));
  private static final Path TABLES = Path.of("config/sailthru/warehouse/postgres/V1__sailthru.sql");
  static final List<String> RECORDS =
      List.of("blast", "message_blast_msg", "message_transactional_msg", "profile");
  static final List<String> ACTIONS =
      List.of("message_blast_action", "message_transactional_action");
  static final List<String> CHILDREN =
      List.of("profile_geo", "profile_browser", "profile_lists_signup", "profile_vars");

  private final Path zip;
  private final Path folder;

  Floor(Path zip, Path folder) {
    this.zip = zip;
    this.folder = folder;
  }

  /** Columns of a table that come from the export, separated by a comma and a blank. */
  static String columns(String table) {
    return SQL.get("columns_" + table);
  }

  /** Makes the tables; not measured. */
  static void tables(Database warehouse) throws IOException {
    warehouse.run(
        "CREATE SCHEMA sailthru; SET search_path TO sailthru; " + Files.readString(TABLES));
  }

  /** From the archive to CSV files. */
  void read() throws IOException, SQLException {
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : archive.stream().map(ZipEntry.class::cast).toList()) {
        try (InputStream in = archive.getInputStream(entry)) {
          Files.copy(in, folder.resolve(entry.getName()));
        }
      }
    }
    csv();
  }

  /** From CSV files into the tables. */
  void load(Database warehouse) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(warehouse.url())) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET search_path TO sailthru; SET work_mem TO '64MB'");
        for (String table : RECORDS) {
          into(connection, statement, table, ", '2016-04-01 04:00Z', 1, 1");
        }
        for (String table : ACTIONS) {
          into(connection, statement, table, ", '2016-04-01 04:00Z', 1");
        }
        for (String table : CHILDREN) {
          into(connection, statement, table, "");
        }
      }
      connection.commit();
    }
  }

  private void csv() throws SQLException {
    Map<String, String> names = Map.of("folder", folder.toString());
    try (Connection duck =
            DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("floor.duckdb"));
        Statement statement = duck.createStatement()) {
      for (String file : List.of("blast", "message", "transactional", "profile")) {
        statement.execute(SQL.get("read_" + file, names));
      }
      for (List<String> tables : List.of(RECORDS, ACTIONS, CHILDREN)) {
        for (String table : tables) {
          statement.execute(
              "COPY (%s) TO '%s' (HEADER false)"
                  .formatted(SQL.get("csv_" + table), folder.resolve(table + ".csv")));
        }
      }
    }
  }

  /** The hub's statements without what an empty target leaves them to do. */
  private void into(Connection connection, Statement statement, String table, String more)
      throws SQLException, IOException {
    String columns = columns(table);
    statement.execute(
        "CREATE TEMPORARY TABLE s AS SELECT %s FROM %s WITH NO DATA".formatted(columns, table));
    try (InputStream in = Files.newInputStream(folder.resolve(table + ".csv"))) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY s FROM STDIN (FORMAT csv)", in);
    }
    String all =
        switch (more.split(",").length) {
          case 4 -> columns + ", export_ts, precedence, ingest_id";
          case 3 -> columns + ", first_export_ts, ingest_id";
          default -> columns;
        };
    Map<String, String> names = Map.of("target", table, "stage", "s");
    statement.execute("ANALYZE s");
    String insert = "INSERT INTO %s (%s) SELECT %s%s FROM s".formatted(table, all, columns, more);
    if (Statements.number(connection, INDEXES.get("first", names)) > 0) {
      PostgresServer.fill(
          connection,
          INDEXES.get("add", names),
          INDEXES.get("drop", names),
          () -> statement.executeUpdate(insert));
    } else {
      statement.execute(insert + " ON CONFLICT DO NOTHING");
    }
    statement.execute("DROP TABLE s");
  }
}
