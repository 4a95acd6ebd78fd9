package io.serai.sailthru;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of an export file says: {@code
 * [<client>_]<kind>[_update[s]][.YYYYMMDD[HH]].json[.gz]}.
 *
 * @param clientId the vendor's number of the client, or null
 * @param update whether it holds activity on records that were exported before
 * @param day the export's day in the vendor's zone, at its hour if it has one; null when undated.
 *     The data are of the day before.
 */
public record ExportName(String clientId, ExportKind kind, boolean update, LocalDateTime day) {
  private static final Pattern GRAMMAR =
      Pattern.compile(
          "(?:(\\d{1,32})_)?(profile|blast|message_blast|message_transactional)(_updates?)?"
              + "(?:\\.(\\d{8})(?:[T_.-]?(\\d{2}))?)?\\.json(?:\\.gz)?");

  /** The name's meaning, or nothing for a file of another kind. */
  public static Optional<ExportName> parse(String baseName) {
    Matcher name = GRAMMAR.matcher(baseName);
    if (!name.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ExportName(
              name.group(1),
              ExportKind.of(name.group(2)),
              name.group(3) != null,
              day(name.group(4), name.group(5))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LocalDateTime day(String date, String hour) {
    return date == null
        ? null
        : LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE)
            .atTime(hour == null ? 0 : Integer.parseInt(hour), 0);
  }

  /** The last element of a path or of an archive entry's name. */
  public static String baseOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
