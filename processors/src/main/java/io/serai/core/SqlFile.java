package io.serai.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The named statements of one SQL file: each begins at a line {@code -- name: <name>} and may hold
 * {@code {placeholders}} that are filled from the catalogue of tables.
 */
public final class SqlFile {
  private static final Pattern NAME = Pattern.compile("(?m)^-- name: ([a-z_]+)$");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)\\}");

  private final String file;
  private final Map<String, String> statements;
  private final Map<String, String> whole = new ConcurrentHashMap<>();

  private SqlFile(String file, Map<String, String> statements) {
    this.file = file;
    this.statements = statements;
  }

  public static SqlFile read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SqlFile parse(String file, String text) {
    Map<String, String> statements = new LinkedHashMap<>();
    Matcher names = NAME.matcher(text);
    String name = null;
    int from = 0;
    while (names.find()) {
      if (name != null) {
        statements.put(name, body(text.substring(from, names.start())));
      }
      name = names.group(1);
      from = names.end();
    }
    if (name != null) {
      statements.put(name, body(text.substring(from)));
    }
    return new SqlFile(file, statements);
  }

  /** Comments go, because a comment at the end would hide what is wrapped around a query. */
  private static String body(String text) {
    String sql =
        text.lines()
            .filter(line -> !line.stripLeading().startsWith("--"))
            .collect(Collectors.joining("\n"))
            .strip();
    return sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql;
  }

  public boolean has(String name) {
    return statements.containsKey(name);
  }

  /** The statement of that name, without comments and final semicolon. */
  public String get(String name) {
    String sql = whole.get(name);
    return sql != null ? sql : whole.computeIfAbsent(name, asked -> get(asked, Map.of()));
  }

  /**
   * The statement with its placeholders filled.
   *
   * @throws IllegalStateException for a missing statement or a placeholder without a value
   */
  public String get(String name, Map<String, String> values) {
    String sql = statements.get(name);
    if (sql == null) {
      throw new IllegalStateException("%s has no statement '%s'".formatted(file, name));
    }
    return PLACEHOLDER
        .matcher(sql)
        .replaceAll(match -> Matcher.quoteReplacement(value(values, match.group(1))));
  }

  private String value(Map<String, String> values, String placeholder) {
    String value = values.get(placeholder);
    if (value == null) {
      throw new IllegalStateException("%s: no value for {%s}".formatted(file, placeholder));
    }
    return value;
  }
}
