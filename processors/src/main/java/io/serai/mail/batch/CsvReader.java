package io.serai.mail.batch;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * RFC 4180, row by row, with lines that end in CR LF, LF or CR alone, inside quotes as well. A row
 * that is malformed is told with its column, and reading goes on at the next line: one bad row
 * costs no other. Why not a library: those that were looked at end at the first stray quote, or
 * guess what it meant.
 */
public final class CsvReader {
  private static final int END = -1;

  private final PushbackReader in;
  private final int longestField;
  private int row;

  /**
   * @param longestField characters a field may have
   */
  public CsvReader(Reader in, int longestField) {
    this.in = new PushbackReader(in, 1);
    this.longestField = longestField;
  }

  /** The next row; empty at the end. Blank lines are passed over. */
  public Optional<CsvRow> next() throws IOException {
    int first = skipBlank();
    if (first == END) {
      return Optional.empty();
    }
    in.unread(first);
    row++;
    List<String> fields = new ArrayList<>();
    while (true) {
      StringBuilder field = new StringBuilder();
      String fault = field(field);
      if (fault != null) {
        skipLine();
        return Optional.of(CsvRow.bad(row, fields.size() + 1, fault));
      }
      fields.add(field.toString());
      if (in.read() != ',') {
        return Optional.of(CsvRow.sound(row, fields));
      }
    }
  }

  private int skipBlank() throws IOException {
    int c = in.read();
    while (c == '\r' || c == '\n') {
      c = in.read();
    }
    return c;
  }

  /** Reads up to the comma or the line's end, which stays to be read; says what is wrong. */
  private String field(StringBuilder field) throws IOException {
    int c = in.read();
    return c == '"' ? quoted(field) : plain(field, c);
  }

  private String plain(StringBuilder field, int first) throws IOException {
    int c = first;
    while (!ends(c)) {
      if (c == '"') {
        return "a quote inside a field that does not begin with one";
      }
      field.append((char) c);
      if (field.length() > longestField) {
        return "more than %d characters".formatted(longestField);
      }
      c = in.read();
    }
    back(c);
    return null;
  }

  private String quoted(StringBuilder field) throws IOException {
    while (true) {
      int c = in.read();
      if (c == END) {
        return "a quote that is not closed";
      }
      if (c == '"') {
        int after = in.read();
        if (after != '"') {
          back(after);
          return ends(after) ? null : "text after the closing quote";
        }
      }
      field.append((char) c);
      if (field.length() > longestField) {
        return "more than %d characters".formatted(longestField);
      }
    }
  }

  private static boolean ends(int c) {
    return c == ',' || c == '\r' || c == '\n' || c == END;
  }

  private void back(int c) throws IOException {
    if (c != END) {
      in.unread(c);
    }
  }

  private void skipLine() throws IOException {
    int c = in.read();
    while (c != END && c != '\n' && c != '\r') {
      c = in.read();
    }
  }
}
