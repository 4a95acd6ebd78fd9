package io.serai.sandbox.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL with the databases of source, warehouse and hub: user postgres, no password. */
public final class Postgres implements Server {
  private static final List<String> DATABASES = List.of("totesys", "warehouse", "hub");
  private static final String UNPACK_TO = "ot.epg.working-dir";

  private final EmbeddedPostgres process;
  private final Path data;

  private Postgres(EmbeddedPostgres process, Path data) {
    this.process = process;
    this.data = data;
  }

  /**
   * Starts it on a data folder, which is made when absent.
   *
   * @param data the data folder; a postmaster that a killed sandbox left on it is stopped first
   * @param cache where the binaries are unpacked once, unless the system property
   *     `ot.epg.working-dir` names a folder that several sandboxes share
   */
  public static Postgres start(Path data, Path cache) throws IOException, SQLException {
    if (System.getProperty(UNPACK_TO) == null) {
      System.setProperty(UNPACK_TO, cache.toString());
    }
    Postmaster.stop(data);
    Files.createDirectories(data.getParent());
    ProcessBuilder.Redirect log =
        ProcessBuilder.Redirect.appendTo(data.resolveSibling("postgres.log").toFile());
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            // Cleaning happens at close, too: it would delete what must survive.
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            // The same order and case rules on every machine, whatever its locales are.
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8");
    settings().forEach(builder::setServerConfig);
    Postgres postgres = new Postgres(builder.start(), data);
    try {
      postgres.createDatabases();
    } catch (SQLException e) {
      postgres.close();
      throw e;
    }
    return postgres;
  }

  /** Stops the server that a killed sandbox left on a data folder, if there is one. */
  public static void stopLeftOver(Path data) {
    Postmaster.stop(data);
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    settings.put("timezone", "UTC");
    settings.put("max_connections", "200");
    settings.put("shared_buffers", "128MB");
    settings.put("max_wal_size", "2GB");
    settings.put("jit", "off");
    // The embedding library turns this off; a commit must outlive a killed server.
    settings.put("synchronous_commit", "on");
    // Without it only a crash of the machine can lose data, and the sandbox makes them again.
    // With it every start, commit and test waits for the disk.
    settings.put("fsync", "off");
    // Nobody replicates it, and a table loaded in the transaction that made it needs no log.
    settings.put("wal_level", "minimal");
    settings.put("max_wal_senders", "0");
    return settings;
  }

  private void createDatabases() throws SQLException {
    try (Connection connection = database("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      for (String name : DATABASES) {
        if (!exists(statement, name)) {
          statement.execute("CREATE DATABASE " + name);
        }
      }
    }
  }

  private static boolean exists(Statement statement, String database) throws SQLException {
    try (ResultSet found =
        statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
      return found.next();
    }
  }

  /** Connections to one of the databases. */
  public DataSource database(String name) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url(name));
    return source;
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + process.getPort() + "/" + database + "?user=postgres";
  }

  @Override
  public String name() {
    return "PostgreSQL";
  }

  @Override
  public String address() {
    return "127.0.0.1:" + process.getPort();
  }

  @Override
  public Map<String, String> endpoints() {
    Map<String, String> endpoints = new TreeMap<>();
    DATABASES.forEach(name -> endpoints.put(name + ".jdbc.url", url(name)));
    return endpoints;
  }

  @Override
  public void close() {
    try {
      process.close();
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL does not stop", e);
    } finally {
      // pg_ctl gives up after five seconds; this does not.
      Postmaster.stop(data);
    }
  }
}
