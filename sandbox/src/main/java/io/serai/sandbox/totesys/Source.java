package io.serai.sandbox.totesys;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Fills an empty database with the source's schema and rows, all or nothing. */
public final class Source {
  private static final List<String> REFERENCE =
      List.of("address", "counterparty", "currency", "department", "staff", "payment_type");

  private final DataSource database;

  public Source(DataSource database) {
    this.database = database;
  }

  /** Something that puts rows into the new tables. */
  private interface Filling {
    void into(Connection connection) throws SQLException;
  }

  /** Schema and generated rows. */
  public void generate(long seed, int scale) throws SQLException {
    fill(
        connection -> {
          for (String table : REFERENCE) {
            CsvFile.resource("reference/" + table + ".csv").load(connection, table);
          }
          Generator generator = new Generator(seed, scale);
          for (String table : Generator.TABLES) {
            copy(connection, generator, table);
          }
        });
  }

  /** Schema and the rows of the folder's files, one for each table; one without stays empty. */
  public void load(Path folder) throws SQLException {
    fill(
        connection -> {
          for (String table : SourceSchema.TABLES) {
            Path file = folder.resolve(table + ".csv");
            if (Files.exists(file)) {
              CsvFile.of(file).load(connection, table);
            }
          }
        });
  }

  private void fill(Filling filling) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // An extract may lack the parents of its rows: no foreign key is checked while loading.
      statement.execute("SET LOCAL session_replication_role = replica");
      SourceSchema.create(connection);
      filling.into(connection);
      SourceSchema.setSequences(connection);
      connection.commit();
      connection.setAutoCommit(true);
      statement.execute("VACUUM (ANALYZE)");
    }
  }

  private static void copy(Connection connection, Generator generator, String table)
      throws SQLException {
    String copy = "COPY \"%s\" FROM STDIN (FORMAT csv)".formatted(table);
    try (OutputStream rows =
        new PGCopyOutputStream(connection.unwrap(PGConnection.class), copy, 1 << 16)) {
      generator.write(table, rows);
    } catch (IOException | UncheckedIOException e) {
      // The stream wraps what the database says.
      throw new SQLException("table " + table + " cannot be filled: " + e.getMessage(), e);
    }
  }
}
