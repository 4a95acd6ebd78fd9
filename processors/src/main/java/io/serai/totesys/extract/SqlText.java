package io.serai.totesys.extract;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of SQL that is safe to stand in a statement. COPY cannot bind values, so these few kinds
 * are rendered, each from a type that leaves nothing to escape; text never is.
 */
final class SqlText {
  private final String sql;

  private SqlText(String sql) {
    this.sql = sql;
  }

  /** A quoted identifier of the catalogue, qualified when more than one name is given. */
  static SqlText identifier(String... names) {
    return new SqlText(
        List.of(names).stream().map(SqlText::quote).collect(Collectors.joining(".")));
  }

  /** Quoted identifiers, comma separated. */
  static SqlText identifiers(List<String> names) {
    return new SqlText(names.stream().map(SqlText::quote).collect(Collectors.joining(", ")));
  }

  static SqlText number(long value) {
    // why: a typed literal; -9223372036854775808 alone would be numeric and pass the index by.
    return new SqlText("BIGINT '" + value + "'");
  }

  static SqlText moment(Stamp stamp) {
    return new SqlText("TIMESTAMP '" + stamp.text() + "'");
  }

  /**
   * The encoding COPY writes in. Bytes of a UTF8 or SQL_ASCII database come as they are and are
   * checked here; all others are converted by the server.
   */
  static SqlText encoding(String server) {
    return new SqlText("UTF8".equals(server) || "SQL_ASCII".equals(server) ? "SQL_ASCII" : "UTF8");
  }

  private static String quote(String name) {
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("not an identifier");
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return sql;
  }
}
