package io.serai.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Redshift's statements on PostgreSQL: what is told in other words there, and what is checked. */
public final class RedshiftWords {
  private RedshiftWords() {}

  /**
   * A copy of {@code config/<flow>/warehouse} that PostgreSQL runs: only where data is kept
   * (DISTSTYLE, DISTKEY, SORTKEY) and the start of an identity are left out.
   */
  public static Path portable(Path scripts) {
    try {
      Path portable = Files.createTempDirectory("redshift");
      for (String folder : List.of("redshift", "shared")) {
        if (Files.isDirectory(scripts.resolve(folder))) {
          Files.createDirectory(portable.resolve(folder));
          copy(scripts.resolve(folder), portable.resolve(folder));
        }
      }
      return portable;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.writeString(
            to.resolve(file.getFileName()),
            Files.readString(file)
                .replaceAll(" (?:DISTSTYLE ALL|DISTKEY \\([^)]*\\)) SORTKEY \\([^)]*\\);", ";")
                .replace("IDENTITY(1, 1)", "IDENTITY"));
      }
    }
  }

  /**
   * A database that refuses every statement that Redshift does not document.
   *
   * @param sent gets the first word of each that was sent
   */
  public static DataSource checked(DataSource warehouse, Set<String> sent) {
    return (DataSource)
        Proxy.newProxyInstance(
            RedshiftWords.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, args) -> {
              Object result = call(warehouse, method, args);
              return result instanceof Connection connection ? checked(connection, sent) : result;
            });
  }

  private static Connection checked(Connection connection, Set<String> sent) {
    return (Connection)
        Proxy.newProxyInstance(
            RedshiftWords.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, args) -> {
              if (method.getName().equals("prepareStatement")) {
                require((String) args[0]);
                sent.add(((String) args[0]).replaceAll("(?s)(?:--[^\n]*\n|\\s)*(\\w+).*", "$1"));
              }
              return call(connection, method, args);
            });
  }

  /** why: an Error would leave the exchange open. */
  private static void require(String sql) throws SQLException {
    try {
      RedshiftGrammar.require(sql);
    } catch (AssertionError e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  private static Object call(Object target, Method method, Object... args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
