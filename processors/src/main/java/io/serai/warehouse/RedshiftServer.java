package io.serai.warehouse;

import io.serai.core.SqlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Amazon Redshift: no savepoints, no upsert, constraints that are only hints. */
public class RedshiftServer implements Dialect {
  /** Lock not available, shutdowns, too many connections, and serialization failures. */
  private static final Set<String> UNAVAILABLE =
      Set.of("55P03", "57P01", "57P02", "57P03", "53300", "40001");

  /** Redshift reports a conflict of transactions in the message: {@code ERROR: 1023}. */
  private static final String SERIALIZABLE = "Serializable isolation violation";

  private final Path folder;
  private final Clock clock;
  private final Map<String, SqlFile> files = new ConcurrentHashMap<>();

  /**
   * @param folder {@code config/<flow>/load/redshift}
   * @param clock notes when a script ran
   */
  public RedshiftServer(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  public SqlFile sql(String name) {
    return files.computeIfAbsent(name, n -> SqlFile.read(folder.resolve(n + ".sql")));
  }

  /**
   * why SET: a SELECT of set_config may already be the statement that fixes what a transaction
   * sees. Redshift has no time-out for locks; a statement that waits for one ends with its own.
   */
  @Override
  public void begin(Connection connection, LoadSettings settings) throws SQLException {
    String timeout = String.valueOf(settings.statementTimeout().toMillis());
    Map<String, String> values = Map.of("timeout", timeout, "schema", settings.schema());
    Statements.update(connection, sql("load").get("timeout", values));
    Statements.update(connection, sql("load").get("schema", values));
  }

  @Override
  public boolean savepoints() {
    return false;
  }

  @Override
  public boolean locksFirst() {
    return true;
  }

  @Override
  public void migrate(DataSource warehouse, String schema, Path scripts) {
    List<Path> folders =
        Stream.of("redshift", "shared").map(scripts::resolve).filter(Files::isDirectory).toList();
    new OrderedScripts(folders, clock).run(warehouse, schema);
  }

  @Override
  public boolean unavailable(SQLException error) {
    String state = String.valueOf(error.getSQLState());
    return state.startsWith("08")
        || UNAVAILABLE.contains(state)
        || String.valueOf(error.getMessage()).contains(SERIALIZABLE);
  }
}
