package io.serai.mail.batch;

import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import io.serai.mail.compose.Draft;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A list of mails as CSV: {@code email,subject,msg,id}, or {@code name,email,subject} with or
 * without its header. A text's line breaks may be written as {@code \n}.
 */
public final class SendList {
  private static final int LONGEST_FIELD = 1 << 20;
  private static final List<String> WITH_TEXT = List.of("email", "subject", "msg", "id");
  private static final List<String> WITH_NAME = List.of("name", "email", "subject");

  private final CsvReader rows;
  private final Optional<CsvRow> first;
  private final List<String> columns;
  private boolean begun;

  private SendList(CsvReader rows, Optional<CsvRow> first, List<String> columns) {
    this.rows = rows;
    this.first = first;
    this.columns = columns;
  }

  /**
   * A row that became a draft, or why it did not.
   *
   * @param column name of the column at fault, or empty
   */
  public record Row(int number, Draft draft, String column, String fault) {}

  /**
   * Reads the header.
   *
   * @throws SeraiException BAD_BATCH when it is neither of the two
   */
  public static SendList of(Reader in) throws IOException {
    CsvReader rows = new CsvReader(in, LONGEST_FIELD);
    CsvRow header =
        rows.next()
            .orElseThrow(() -> new SeraiException(MailError.BAD_BATCH, "mail", "it is empty"));
    if (header.fault() != null) {
      throw new SeraiException(
          MailError.BAD_BATCH, "mail", "row 1, column %d: %s", header.column(), header.fault());
    }
    List<String> names =
        header.fields().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    for (List<String> columns : List.of(WITH_TEXT, WITH_NAME)) {
      if (names.equals(columns)) {
        return new SendList(rows, Optional.empty(), columns);
      }
    }
    // why: lists of names are passed on without a header; an address in second place tells one
    if (names.size() >= WITH_NAME.size() && names.get(1).indexOf('@') > 0) {
      return new SendList(rows, Optional.of(header), WITH_NAME);
    }
    throw new SeraiException(
        MailError.BAD_BATCH,
        "mail",
        "the first row is neither '%s' nor '%s'",
        String.join(",", WITH_TEXT),
        String.join(",", WITH_NAME));
  }

  /** The next row; empty at the end. */
  public Optional<Row> next() throws IOException {
    if (!begun) {
      begun = true;
      if (first.isPresent()) {
        return first.map(this::row);
      }
    }
    return rows.next().map(this::row);
  }

  private Row row(CsvRow row) {
    if (row.fault() != null) {
      return new Row(row.number(), null, name(row.column()), row.fault());
    }
    List<String> fields = row.fields();
    boolean named = columns == WITH_NAME;
    if (fields.size() < columns.size() || (!named && fields.size() > columns.size())) {
      return new Row(
          row.number(),
          null,
          "",
          "%d fields instead of %d".formatted(fields.size(), columns.size()));
    }
    return new Row(row.number(), named ? named(fields) : texted(fields), "", null);
  }

  private String name(int column) {
    return column <= columns.size() ? columns.get(column - 1) : "";
  }

  private static Draft texted(List<String> fields) {
    String id = fields.get(3).isBlank() ? null : fields.get(3).strip();
    return draft(id, new Draft.Person(fields.get(0).strip(), null), fields.get(1), fields.get(2));
  }

  /** Commas in the subject were not quoted by who wrote these lists: the rest is the subject. */
  private static Draft named(List<String> fields) {
    String name = fields.get(0).strip();
    String subject = String.join(",", fields.subList(2, fields.size()));
    String text = name.isEmpty() ? subject : name + ":\n\n" + subject;
    Draft.Person person = new Draft.Person(fields.get(1).strip(), name.isEmpty() ? null : name);
    return draft(null, person, subject, text);
  }

  private static Draft draft(String ref, Draft.Person person, String subject, String text) {
    return new Draft(
        ref,
        List.of(person),
        subject,
        text.replace("\\n", "\n"),
        null,
        Map.of(),
        null,
        null,
        null,
        null,
        null);
  }
}
