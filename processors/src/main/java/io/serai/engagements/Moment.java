package io.serai.engagements;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Dates as the source and payloads write them, and as the indices store them; always UTC. */
public final class Moment {
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private static final DateTimeFormatter READS =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd")
          .optionalStart()
          .appendPattern("['T'][' ']HH:mm")
          .optionalStart()
          .appendPattern(":ss")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .optionalEnd()
          .optionalEnd()
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Moment() {}

  /** The instant of a JSON value: ISO 8601 text, or milliseconds since 1970. */
  public static Optional<Instant> of(JsonNode value) {
    return value.isIntegralNumber()
        ? inRange(Instant.ofEpochMilli(value.asLong()))
        : parse(value.asText(""));
  }

  /**
   * The instant of an ISO 8601 text; parts that are missing are the earliest, a missing zone is
   * UTC.
   */
  public static Optional<Instant> parse(String text) {
    try {
      TemporalAccessor read =
          READS.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return inRange(instant(read));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(TemporalAccessor read) {
    if (read instanceof OffsetDateTime date) {
      return date.toInstant();
    }
    LocalDateTime local =
        read instanceof LocalDate day ? day.atStartOfDay() : LocalDateTime.from(read);
    return local.toInstant(ZoneOffset.UTC);
  }

  /** What the date fields of Elasticsearch can hold in four digits of a year. */
  private static Optional<Instant> inRange(Instant instant) {
    return Optional.of(instant).filter(i -> !i.isBefore(FIRST) && !i.isAfter(LAST));
  }

  /** {@code 2024-01-10T09:00:15.000Z}. */
  public static String millis(Instant instant) {
    return MILLIS.format(instant);
  }

  /** {@code 2024-01-10 09:00}. */
  public static String minutes(Instant instant) {
    return MINUTES.format(instant);
  }
}
