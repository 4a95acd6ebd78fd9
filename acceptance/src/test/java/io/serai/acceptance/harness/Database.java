package io.serai.acceptance.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** One database of the sandbox's PostgreSQL, for statements of tests. */
public record Database(String url) {

  /** Makes a new database, empty or as a copy of another one that nobody is connected to. */
  public static Database create(String name, String template) {
    Database server = new Database(Sandbox.address("hub.jdbc.url"));
    server.run("CREATE DATABASE " + name + (template == null ? "" : " TEMPLATE " + template));
    return server.sibling(name);
  }

  /** Makes a new, empty database whose text may be any bytes. */
  static Database createWithoutEncoding(String name) {
    Database server = new Database(Sandbox.address("hub.jdbc.url"));
    server.run(
        "CREATE DATABASE %s TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'".formatted(name));
    return server.sibling(name);
  }

  /** Drops it, whoever is connected. */
  public void drop() {
    String name = url.replaceFirst(".*/([a-z0-9_]+)\\?.*", "$1");
    new Database(Sandbox.address("hub.jdbc.url")).run("DROP DATABASE " + name + " WITH (FORCE)");
  }

  /** Takes every row from all tables but those named and Flyway's. */
  void empty(String... kept) {
    List<String> tables =
        rows(
            """
            SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables
            WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
            AND tablename <> ALL (?) AND tablename NOT LIKE 'flyway%'\
            """,
            (Object) kept);
    if (!tables.isEmpty()) {
      run("TRUNCATE " + String.join(", ", tables));
    }
  }

  Database sibling(String name) {
    return new Database(url.replaceFirst("/[a-z0-9_]+\\?", "/" + name + "?"));
  }

  /** Runs statements, separated by semicolons, in one transaction. */
  public void run(String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Runs one statement with bound values. */
  public void write(String sql, Object... values) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  /**
   * Copies CSV files into the tables of their names, as the sandbox does for {@code --data}: the
   * header names the columns, no foreign key is checked.
   */
  void load(List<Path> files) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      for (Path file : files) {
        String table = file.getFileName().toString().replace(".csv", "");
        try (BufferedReader rows = Files.newBufferedReader(file)) {
          String copy =
              "COPY \"%s\" (%s) FROM STDIN (FORMAT csv)".formatted(table, rows.readLine());
          connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, rows);
        }
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(files.toString(), e);
    }
  }

  /** The only value of the only row, as text; null for NULL. */
  public String one(String sql, Object... values) {
    List<String> rows = rows(sql, values);
    if (rows.size() != 1) {
      throw new IllegalStateException(rows.size() + " rows: " + sql);
    }
    return rows.get(0);
  }

  /** The only value of the only row, as a number. */
  public long number(String sql, Object... values) {
    return Long.parseLong(one(sql, values));
  }

  /** Rows as text, columns joined by {@code |}, NULL as {@code ∅}. */
  public List<String> rows(String sql, Object... values) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet result = statement.executeQuery()) {
        int width = result.getMetaData().getColumnCount();
        List<String> rows = new ArrayList<>();
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= width; i++) {
            String value = result.getString(i);
            row.add(value == null ? "∅" : value);
          }
          rows.add(String.join("|", row));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
