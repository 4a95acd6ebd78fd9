package io.serai.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** One PostgreSQL server for all tests of a JVM; every test takes a database of its own. */
public final class Postgres {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Postgres() {}

  private static final class Server {
    static final EmbeddedPostgres IT = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("synchronous_commit", "off")
            .setServerConfig("max_connections", "60")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A new, empty database of that name. */
  public static DataSource create(String name) {
    execute(
        Server.IT.getPostgresDatabase(),
        "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)",
        "CREATE DATABASE " + name + " TEMPLATE template0 LOCALE 'C' ENCODING 'UTF8'");
    return Server.IT.getDatabase("postgres", name);
  }

  /** A new, empty database. */
  public static DataSource database() {
    return database("ENCODING 'UTF8'");
  }

  /** A new, empty database with options of {@code CREATE DATABASE}. */
  public static DataSource database(String options) {
    String name = "test_" + NUMBER.incrementAndGet();
    execute(
        Server.IT.getPostgresDatabase(),
        "CREATE DATABASE " + name + " TEMPLATE template0 LOCALE 'C' " + options);
    return Server.IT.getDatabase("postgres", name);
  }

  /** Runs statements, each in its own transaction. */
  public static void execute(DataSource database, String... statements) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a query, each as its columns joined by {@code |}. */
  public static List<String> rows(DataSource database, String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          columns.add(String.valueOf(row.getString(i)));
        }
        rows.add(String.join("|", columns));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
