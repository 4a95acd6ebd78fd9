package io.serai.warehouse;

import io.serai.lake.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Runs scripts {@code V<number>__<name>.sql} once each, by number, one transaction a script, and
 * notes them in table {@code serai_schema} with their SHA-256. For a warehouse that Flyway does not
 * know without its driver.
 */
final class OrderedScripts {
  private static final Pattern NAME = Pattern.compile("V(\\d+)__\\w+\\.sql");
  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS serai_schema (
        version integer NOT NULL, script varchar(256) NOT NULL, sha256 char(64) NOT NULL,
        installed_at timestamp NOT NULL)""";

  private final List<Script> scripts = new ArrayList<>();
  private final Clock clock;

  private record Script(int version, String name, String text) {
    /** why: no script has a semicolon at a line's end that does not end a statement. */
    List<String> statements() {
      String code =
          text.lines()
              .filter(line -> !line.stripLeading().startsWith("--"))
              .collect(Collectors.joining("\n"));
      return Arrays.stream(code.split(";\\s*(\n|$)"))
          .map(String::strip)
          .filter(statement -> !statement.isEmpty())
          .toList();
    }

    String sha256() {
      return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  OrderedScripts(List<Path> folders, Clock clock) {
    this.clock = clock;
    folders.forEach(this::read);
    scripts.sort(Comparator.comparingInt(Script::version));
  }

  private void read(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          scripts.add(
              new Script(Integer.parseInt(name.group(1)), name.group(), Files.readString(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The statements of all scripts, in the order in which they run. */
  List<String> statements() {
    return scripts.stream().flatMap(script -> script.statements().stream()).toList();
  }

  /**
   * @throws IllegalStateException when a script was changed after it ran, or does not run
   */
  void run(DataSource warehouse, String schema) {
    try (Connection connection = warehouse.getConnection()) {
      connection.setAutoCommit(false);
      begin(connection, schema);
      Statements.update(connection, "CREATE SCHEMA IF NOT EXISTS \"" + schema + '"');
      Statements.update(connection, TABLE);
      connection.commit();
      for (Script script : scripts) {
        begin(connection, schema);
        run(connection, script);
        connection.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the warehouse's scripts do not run: " + e.getMessage(), e);
    }
  }

  private static void begin(Connection connection, String schema) throws SQLException {
    Statements.texts(connection, "SELECT set_config('search_path', ?, true)", schema);
  }

  private void run(Connection connection, Script script) throws SQLException {
    Statements.update(connection, "LOCK TABLE serai_schema");
    List<String> noted =
        Statements.texts(
            connection, "SELECT sha256 FROM serai_schema WHERE version = ?", script.version());
    if (!noted.isEmpty()) {
      if (!noted.get(0).equals(script.sha256())) {
        throw new IllegalStateException(script.name() + " was changed after it ran");
      }
      return;
    }
    for (String statement : script.statements()) {
      Statements.update(connection, statement);
    }
    Statements.update(
        connection,
        "INSERT INTO serai_schema (version, script, sha256, installed_at) VALUES (?, ?, ?, ?)",
        script.version(),
        script.name(),
        script.sha256(),
        clock.instant().atOffset(ZoneOffset.UTC).toLocalDateTime());
  }
}
