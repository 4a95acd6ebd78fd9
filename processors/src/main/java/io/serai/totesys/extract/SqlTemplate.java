package io.serai.totesys.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement from a file. {@code ?} is bound by JDBC, {@code {name}} is filled in with a {@link
 * SqlText}.
 */
final class SqlTemplate {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  private final Path file;
  private final String sql;

  private SqlTemplate(Path file, String sql) {
    this.file = file;
    this.sql = sql;
  }

  /** Reads {@code <folder>/<name>.sql}. */
  static SqlTemplate read(Path folder, String name) {
    Path file = folder.resolve(name + ".sql");
    try {
      return new SqlTemplate(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The statement as it stands. */
  String text() {
    return sql;
  }

  /** The statement with every place filled in. */
  String with(Map<String, SqlText> values) {
    return PLACE
        .matcher(sql)
        .replaceAll(
            place -> {
              SqlText value = values.get(place.group(1));
              if (value == null) {
                throw new IllegalStateException(file + " has no value for " + place.group());
              }
              return Matcher.quoteReplacement(value.toString());
            });
  }
}
