package io.serai.warehouse;

import io.serai.core.SqlFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;

/** PostgreSQL 13 and later. */
public class PostgresServer implements Dialect {
  private static final int BUFFER = 1 << 16;

  /** Lock timeout, idle-in-transaction timeout, and the shutdowns of PostgreSQL's appendix A. */
  private static final Set<String> UNAVAILABLE =
      Set.of("55P03", "25P03", "57P01", "57P02", "57P03", "57P05", "53300");

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

  @Override
  public long copy(Connection connection, String stage, InputStream csv)
      throws SQLException, IOException {
    return connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY %s FROM STDIN (FORMAT csv, ENCODING 'UTF8')".formatted(stage), csv, BUFFER);
  }

  @Override
  public boolean unavailable(SQLException error) {
    String state = error.getSQLState();
    return state != null && (state.startsWith("08") || UNAVAILABLE.contains(state));
  }
}
