package io.serai.hub.alarm;

import io.serai.hub.ledger.AlarmMails.Due;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of an alarm's mail. A mail leaves the house, and what a store said may quote a row: so
 * it carries names, instants and error codes, never the message itself.
 */
final class AlarmText {
  private static final Pattern CODE = Pattern.compile("SERAI-\\d{4}");

  private AlarmText() {}

  static String subject(Due due) {
    return "[Serai] %s%s-%s: %s%s"
        .formatted(
            due.mailed() ? "recovered: " : "", due.flow(), due.stage(), trouble(due), codes(due));
  }

  static String body(Due due) {
    StringBuilder text = new StringBuilder();
    line(text, "Flow", due.flow());
    line(text, "Stage", due.stage());
    line(text, "Trouble", trouble(due) + codes(due));
    line(text, "Since", due.raisedAt().truncatedTo(ChronoUnit.SECONDS));
    if (due.clearedAt() != null) {
      line(text, "Over since", due.clearedAt().truncatedTo(ChronoUnit.SECONDS));
    }
    if (due.runId() != null) {
      line(text, "First run", due.runId());
    }
    line(text, "Alarm", due.id());
    text.append(due.mailed() ? "\nNothing is left to do.\n" : advice(due));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append("%-11s %s%n".formatted(name, value).replace("\r", ""));
  }

  private static String trouble(Due due) {
    return switch (due.kind()) {
      case "run" -> "its runs do not succeed";
      case "rejects" -> "rows were refused";
      case "silence" -> "no run has succeeded for too long";
      case "freshness" -> "what was delivered is too old";
      case "confirmation" -> "mails were sent and not confirmed";
      default -> due.kind();
    };
  }

  private static String codes(Due due) {
    String codes =
        CODE.matcher(due.detail())
            .results()
            .map(MatchResult::group)
            .distinct()
            .collect(Collectors.joining(", "));
    return codes.isEmpty() ? "" : " (" + codes + ")";
  }

  private static String advice(Due due) {
    return """

        What it means and what to do: docs/operations.md, docs/reference/errors.md
        What happened: ./serai runs --flow %s
        No more mail about this until it is over; then one says so.
        """
        .formatted(due.flow().toLowerCase(Locale.ROOT));
  }
}
