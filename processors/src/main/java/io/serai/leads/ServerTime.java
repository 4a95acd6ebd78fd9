package io.serai.leads;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Marketing Cloud's clock: UTC-6 all the year, without daylight saving. */
public final class ServerTime {
  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(-6);
  private static final DateTimeFormatter EVENT =
      DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);

  private ServerTime() {}

  /** The instant of a click log's {@code EventDate}, such as {@code 9/4/2020 7:35:29 AM}. */
  public static Optional<Instant> event(String text) {
    try {
      return text == null
          ? Optional.empty()
          : Optional.of(LocalDateTime.parse(text.strip(), EVENT).toInstant(OFFSET));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The instant of a date in a SOAP or REST answer: zoneless ones are server time. */
  public static Optional<Instant> answer(String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
    } catch (DateTimeException zoneless) {
      return local(text.strip());
    }
  }

  private static Optional<Instant> local(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text).toInstant(OFFSET));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The beginning of an instant's calendar day in a zone. */
  public static Instant day(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }
}
