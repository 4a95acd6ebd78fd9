package io.serai.totesys.extract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds fields in a row of CSV (RFC 4180 as PostgreSQL writes it) without taking it apart: a quoted
 * field may hold commas, line breaks and doubled quotes.
 */
final class CsvFields {
  /** Digits of a number that cannot be too large for a {@code long}. */
  private static final int MOST_DIGITS = 18;

  private CsvFields() {}

  /** Where the field that begins at {@code start} ends: its comma, or {@code limit}. */
  static int end(byte[] row, int start, int limit) {
    int i = start;
    boolean quoted = false;
    while (i < limit && (quoted || row[i] != ',')) {
      // why: a doubled quote closes and opens again, so it needs no case of its own.
      if (row[i] == '"') {
        quoted = !quoted;
      }
      i++;
    }
    return i;
  }

  /**
   * Where a field begins.
   *
   * @param limit length of the row without its line end
   * @param index 0 is the first field
   * @return -1 for a field the row does not have
   */
  static int start(byte[] row, int limit, int index) {
    int start = 0;
    for (int i = 0; i < index; i++) {
      start = end(row, start, limit) + 1;
      if (start > limit) {
        return -1;
      }
    }
    return start;
  }

  /**
   * The value of a field.
   *
   * @param limit length of the row without its line end
   * @param index 0 is the first field
   * @return null for NULL (empty and unquoted) and for a field the row does not have
   */
  static String value(byte[] row, int limit, int index) {
    int start = start(row, limit, index);
    if (start < 0) {
      return null;
    }
    int end = end(row, start, limit);
    if (start == end) {
      return null;
    }
    if (row[start] != '"') {
      return text(row, start, end);
    }
    return text(row, start + 1, end - 1).replace("\"\"", "\"");
  }

  /**
   * The first field as a whole number.
   *
   * @param limit length of the row without its line end
   * @throws NumberFormatException for a field that is none
   */
  static long number(byte[] row, int limit) {
    int end = end(row, 0, limit);
    if (end == 0 || end > MOST_DIGITS) {
      return Long.parseLong(text(row, 0, end));
    }
    long value = 0;
    for (int i = 0; i < end; i++) {
      int digit = row[i] - '0';
      if (digit < 0 || digit > 9) {
        return Long.parseLong(text(row, 0, end));
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /**
   * Where the first fields of a row end.
   *
   * @param count how many fields; the row has at least as many
   */
  static int endOf(byte[] row, int limit, int count) {
    int end = -1;
    for (int i = 0; i < count; i++) {
      end = end(row, end + 1, limit);
    }
    return end;
  }

  /** A header line with its LF; names are quoted where they must be. */
  static byte[] header(List<String> names) {
    return (names.stream().map(CsvFields::quoted).collect(Collectors.joining(",")) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String name) {
    return name.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0) || name.isEmpty()
        ? '"' + name.replace("\"", "\"\"") + '"'
        : name;
  }

  private static String text(byte[] row, int start, int end) {
    return new String(row, start, end - start, StandardCharsets.UTF_8);
  }
}
