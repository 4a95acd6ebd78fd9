package io.serai.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.postgresql.ds.PGSimpleDataSource;

/** One sandbox with generated data at scale 1 for all tests of the module; they only read it. */
public final class OneSandbox implements BeforeAllCallback {
  static final List<String> TOTESYS = List.of("totesys");

  private static volatile Running running;

  private record Running(Path var, StandIns standIns, Map<String, String> endpoints)
      implements AutoCloseable {
    @Override
    public void close() throws Exception {
      standIns.close();
      try (Stream<Path> files = Files.walk(var)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(Namespace.create(OneSandbox.class))
            .getOrComputeIfAbsent(Running.class, key -> start(), Running.class);
  }

  private static Running start() {
    try {
      Path var = Files.createTempDirectory("serai-sandbox");
      StandIns standIns = new StandIns(options(var), Clock.systemUTC(), quiet());
      standIns.start();
      return new Running(var, standIns, endpoints(var));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Options options(Path var) {
    return new Options(
        var, TOTESYS, Optional.empty(), 1, Options.DEFAULT_SEED, false, Optional.empty());
  }

  static PrintStream quiet() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  static Map<String, String> endpoints(Path var) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(Endpoints.in(var).file())) {
      properties.load(reader);
    }
    Map<String, String> endpoints = new java.util.TreeMap<>();
    properties.stringPropertyNames().forEach(k -> endpoints.put(k, properties.getProperty(k)));
    return endpoints;
  }

  /** Where the servers are, by the keys of the endpoints file. */
  public static Map<String, String> endpoints() {
    return running.endpoints();
  }

  /** The generated source. */
  public static DataSource totesys() {
    return running.standIns().database("totesys");
  }

  /** An empty database of its own for a test that writes. */
  public static DataSource newDatabase(String name) throws SQLException {
    return createDatabase(name, "template1");
  }

  /** A copy of the generated source for a test that writes. */
  public static DataSource copyOfTotesys(String name) throws SQLException {
    return createDatabase(name, "totesys");
  }

  private static DataSource createDatabase(String name, String template) throws SQLException {
    try (Connection connection = running.standIns().database("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name);
      statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(endpoints().get("totesys.jdbc.url").replace("/totesys", "/" + name));
    return source;
  }

  /** The rows of a query, each as its columns joined by {@code |}, NULL as {@code ∅}. */
  public static List<String> rows(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          String value = row.getString(i);
          columns.add(value == null ? "∅" : value);
        }
        rows.add(String.join("|", columns));
      }
      return rows;
    }
  }

  /** The one value of a query. */
  public static String value(DataSource source, String sql) throws SQLException {
    return rows(source, sql).get(0);
  }
}
