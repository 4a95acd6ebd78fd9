package io.serai.sandbox.totesys;

import io.serai.sandbox.SandboxError;
import io.serai.sandbox.SandboxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Rows of a table in a file: RFC 4180, UTF-8, a header that names columns in any order; an empty
 * field is NULL, a quoted empty one is empty text.
 */
final class CsvFile {
  private static final Pattern LINE = Pattern.compile("COPY \\S+, line (\\d+)");

  private final String name;
  private final Opening opening;

  /** Opens the file from its start. */
  private interface Opening {
    InputStream open() throws IOException;
  }

  private CsvFile(String name, Opening opening) {
    this.name = name;
    this.opening = opening;
  }

  static CsvFile of(Path file) {
    return new CsvFile(file.toString(), () -> Files.newInputStream(file));
  }

  /** A file beside this class. */
  static CsvFile resource(String path) {
    return new CsvFile(path, () -> CsvFile.class.getResourceAsStream(path));
  }

  /** Loads all its rows, in constant memory. A row the table refuses is an error with its line. */
  void load(Connection connection, String table) throws SQLException {
    List<String> header = header(columns(connection, table), table);
    String columns = header.stream().map(c -> '"' + c + '"').collect(Collectors.joining(", "));
    String copy =
        "COPY \"%s\" (%s) FROM STDIN (FORMAT csv, HEADER true, NULL '', ENCODING 'UTF8')"
            .formatted(table, columns);
    try (InputStream rows = new LineEnds(opening.open())) {
      connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, rows);
    } catch (PSQLException e) {
      throw badRow(e);
    } catch (IOException e) {
      throw badFile(e, "%s: cannot be read: %s", name, e);
    }
  }

  private List<String> header(Set<String> known, String table) {
    String line = firstLine();
    if (line.isBlank()) {
      throw badFile(null, "%s, line 1: no header", name);
    }
    List<String> header = Arrays.stream(line.split(",", -1)).map(CsvFile::unquoted).toList();
    for (String column : header) {
      if (!known.contains(column)) {
        throw badFile(null, "%s, line 1: '%s' is no column of %s %s", name, column, table, known);
      }
    }
    if (Set.copyOf(header).size() < header.size()) {
      throw badFile(null, "%s, line 1: a column is named twice in %s", name, header);
    }
    return header;
  }

  private String firstLine() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(opening.open(), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      // Spreadsheets begin a UTF-8 file with a byte order mark.
      return line == null ? "" : line.startsWith("\uFEFF") ? line.substring(1) : line;
    } catch (IOException e) {
      throw badFile(e, "%s: cannot be read: %s", name, e);
    }
  }

  private static String unquoted(String field) {
    return field.length() > 1 && field.startsWith("\"") && field.endsWith("\"")
        ? field.substring(1, field.length() - 1)
        : field;
  }

  private static Set<String> columns(Connection connection, String table) throws SQLException {
    Set<String> columns = new LinkedHashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM \"" + table + "\" LIMIT 0")) {
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        columns.add(row.getMetaData().getColumnName(i));
      }
    }
    return columns;
  }

  private SandboxException badRow(PSQLException e) {
    ServerErrorMessage server = e.getServerErrorMessage();
    String where = server == null || server.getWhere() == null ? "" : server.getWhere();
    Matcher line = LINE.matcher(where);
    String reason = server == null ? e.getMessage() : server.getMessage();
    return new SandboxException(
        SandboxError.BAD_ROW,
        e,
        "%s, line %s: %s",
        name,
        line.find() ? line.group(1) : "unknown",
        reason);
  }

  private static SandboxException badFile(Throwable cause, String what, Object... values) {
    return new SandboxException(SandboxError.BAD_FILE, cause, what, values);
  }
}
