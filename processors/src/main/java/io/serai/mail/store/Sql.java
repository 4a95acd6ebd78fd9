package io.serai.mail.store;

import io.serai.core.SqlFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements of one file, with instants as PostgreSQL's driver wants them. */
final class Sql {
  private final SqlFile file;

  Sql(Path file) {
    this.file = SqlFile.read(file);
  }

  /** Reads one row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  int update(Connection connection, String name, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(connection, name, values)) {
      return statement.executeUpdate();
    }
  }

  <T> List<T> rows(Connection connection, String name, Row<T> row, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, name, values);
        ResultSet found = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(row.read(found));
      }
      return rows;
    }
  }

  <T> Optional<T> row(Connection connection, String name, Row<T> row, Object... values)
      throws SQLException {
    return rows(connection, name, row, values).stream().findFirst();
  }

  List<String> texts(Connection connection, String name, Object... values) throws SQLException {
    return rows(connection, name, row -> row.getString(1), values);
  }

  private PreparedStatement prepare(Connection connection, String name, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(file.get(name));
    bind(statement, values);
    return statement;
  }

  /** A statement that is run for many rows at once. */
  Batch batch(Connection connection, String name) throws SQLException {
    return new Batch(connection.prepareStatement(file.get(name)));
  }

  /**
   * A statement that takes its rows as arrays, one of each column.
   *
   * @param types of the columns
   */
  Columns columns(Connection connection, String name, String... types) {
    return new Columns(connection, file.get(name), types);
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i] instanceof Instant at ? utc(at) : values[i]);
    }
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /** Rows that go to the server together. */
  static final class Batch implements AutoCloseable {
    private final PreparedStatement statement;
    private int rows;

    private Batch(PreparedStatement statement) {
      this.statement = statement;
    }

    void add(Object... values) throws SQLException {
      bind(statement, values);
      statement.addBatch();
      rows++;
    }

    /** Rows that each of them changed. */
    int[] run() throws SQLException {
      return rows > 0 ? statement.executeBatch() : new int[0];
    }

    @Override
    public void close() throws SQLException {
      statement.close();
    }
  }

  /** Rows that go to the server as one statement; a {@link Batch} is one for each row. */
  static final class Columns {
    private final Connection connection;
    private final String sql;
    private final String[] types;
    private final List<Object[]> rows = new ArrayList<>();

    private Columns(Connection connection, String sql, String... types) {
      this.connection = connection;
      this.sql = sql;
      this.types = types;
    }

    /** A value for each column. */
    void add(Object... values) {
      rows.add(values);
    }

    /** Sends the rows, if there are any. */
    void run() throws SQLException {
      if (rows.isEmpty()) {
        return;
      }
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int column = 0; column < types.length; column++) {
          Object[] values = new Object[rows.size()];
          for (int row = 0; row < values.length; row++) {
            Object value = rows.get(row)[column];
            values[row] = value instanceof Instant ? value.toString() : value;
          }
          statement.setArray(column + 1, connection.createArrayOf(types[column], values));
        }
        statement.executeUpdate();
      }
    }
  }
}
