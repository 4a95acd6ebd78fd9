package io.serai.warehouse;

import io.serai.core.SqlFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** PostgreSQL 13 and later. */
public class PostgresServer implements Dialect {
  private static final int BUFFER = 1 << 16;

  /** Lock timeout, deadlock, idle-in-transaction timeout, and the shutdowns of appendix A. */
  private static final Set<String> UNAVAILABLE =
      Set.of("55P03", "40P01", "25P03", "57P01", "57P02", "57P03", "57P05", "53300");

  private final Path folder;
  private final Map<String, SqlFile> files = new ConcurrentHashMap<>();

  /**
   * @param folder {@code config/<flow>/load/postgres}
   */
  public PostgresServer(Path folder) {
    this.folder = folder;
  }

  @Override
  public SqlFile sql(String name) {
    return files.computeIfAbsent(name, n -> SqlFile.read(folder.resolve(n + ".sql")));
  }

  /** Sets lock, statement and idle time-out and the schema of a transaction: four parameters. */
  protected String session() {
    return sql("load").get("session");
  }

  @Override
  public void begin(Connection connection, LoadSettings settings) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(session())) {
      statement.setString(1, millis(settings.lockTimeout()));
      statement.setString(2, millis(settings.statementTimeout()));
      statement.setString(3, millis(settings.idleTimeout()));
      statement.setString(4, settings.schema());
      statement.execute();
    }
  }

  private static String millis(Duration duration) {
    return duration.toMillis() + "ms";
  }

  @Override
  public boolean savepoints() {
    return true;
  }

  @Override
  public boolean locksFirst() {
    return false;
  }

  @Override
  public void migrate(DataSource warehouse, String schema, Path scripts) {
    WarehouseSchema.migrate(warehouse, schema, scripts);
  }

  /**
   * Copies CSV into a staging table: no header, empty is NULL, quoted empty is text.
   *
   * @param stage the table, with its columns in parentheses if the CSV has others
   * @return rows by the warehouse's own count
   */
  public static long copy(Connection connection, String stage, InputStream csv)
      throws SQLException, IOException {
    return connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY %s FROM STDIN (FORMAT csv, ENCODING 'UTF8')".formatted(stage), csv, BUFFER);
  }

  /** Writes rows; how many. */
  @FunctionalInterface
  public interface Filling {
    /** Writes them. */
    long rows() throws SQLException;
  }

  /**
   * Fills an empty table at once and lets it check or sort its rows at the end.
   *
   * @param added a query for the statements that make its constraints and indexes
   * @param dropped a query for those that drop them
   */
  public static long fill(Connection connection, String added, String dropped, Filling filling)
      throws SQLException {
    List<String> add = Statements.texts(connection, added);
    for (String drop : Statements.texts(connection, dropped)) {
      Statements.update(connection, drop);
    }
    long rows = filling.rows();
    for (String statement : add) {
      Statements.update(connection, statement);
    }
    return rows;
  }

  @Override
  public boolean unavailable(SQLException error) {
    String state = error.getSQLState();
    return state != null && (state.startsWith("08") || UNAVAILABLE.contains(state));
  }
}
