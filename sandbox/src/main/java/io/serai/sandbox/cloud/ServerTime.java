package io.serai.sandbox.cloud;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** The clock on the vendor's wall: six hours behind UTC, all year. */
public final class ServerTime {
  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(-6);
  private static final DateTimeFormatter CLICK =
      DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.US)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter SOAP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private ServerTime() {}

  /** As a data extension shows it, e.g. {@code 9/4/2020 7:35:29 AM}. */
  public static String click(Instant at) {
    return CLICK.format(at.atOffset(OFFSET));
  }

  /** As SOAP shows it, without a zone, e.g. {@code 2020-09-04T07:35:29}. */
  public static String soap(Instant at) {
    return SOAP.format(at.atOffset(OFFSET));
  }

  /** As REST shows it, e.g. {@code 2020-09-04T07:35:29-06:00}. */
  public static String rest(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(OFFSET));
  }

  /** A click's time; empty for what is none. */
  static Optional<Instant> ofClick(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, CLICK).toInstant(OFFSET));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A time of SOAP: with a zone, or the server's. */
  static Instant ofSoap(String text) throws Malformed {
    try {
      return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(OFFSET);
    } catch (DateTimeException e) {
      throw new Malformed("'" + text + "' is no date");
    }
  }
}
