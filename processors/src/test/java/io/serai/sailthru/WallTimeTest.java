package io.serai.sailthru;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.sailthru.WallTime.Flag;
import io.serai.sailthru.WallTime.Moment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WallTimeTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private final WallTime time = new WallTime(NEW_YORK);

  @ParameterizedTest
  @CsvSource({
    // winter, summer, each length
    "2016-01-31T08:00:03.018, 2016-01-31T13:00:03.018Z, NONE",
    "2016-03-31T08:00:03.018, 2016-03-31T12:00:03.018Z, NONE",
    "2015-07-23T20:23, 2015-07-24T00:23:00.000Z, NONE",
    "2015-07-23T20:23:33, 2015-07-24T00:23:33.000Z, NONE",
    "2015-07-23T20:23:33.375, 2015-07-24T00:23:33.375Z, NONE",
    "2015-07-23T20:23:33.3756, 2015-07-24T00:23:33.375Z, NONE",
    // the gap: an hour that never was moves forward; its edges
    "2016-03-13T01:59:59.999, 2016-03-13T06:59:59.999Z, NONE",
    "2016-03-13T02:00:00.000, 2016-03-13T07:00:00.000Z, GAP",
    "2016-03-13T02:30:00.000, 2016-03-13T07:30:00.000Z, GAP",
    "2016-03-13T02:59, 2016-03-13T07:59:00.000Z, GAP",
    "2016-03-13T03:00:00.000, 2016-03-13T07:00:00.000Z, NONE",
    // the overlap: an hour that was twice is the first; its edges
    "2016-11-06T00:59:59.999, 2016-11-06T04:59:59.999Z, NONE",
    "2016-11-06T01:00:00.000, 2016-11-06T05:00:00.000Z, OVERLAP",
    "2016-11-06T01:30:00.000, 2016-11-06T05:30:00.000Z, OVERLAP",
    "2016-11-06T01:59:59.999, 2016-11-06T05:59:59.999Z, OVERLAP",
    "2016-11-06T02:00:00.000, 2016-11-06T07:00:00.000Z, NONE",
    // with a zone of its own nothing is guessed
    "2016-11-06T01:30:00.000Z, 2016-11-06T01:30:00.000Z, NONE",
    "2016-11-06T01:30:00-05:00, 2016-11-06T06:30:00.000Z, NONE",
    "2016-11-06T01:30:00.5+02:00, 2016-11-05T23:30:00.500Z, NONE"
  })
  void a_wall_clock_is_new_yorks_and_tells_what_daylight_saving_did(
      String text, String utc, Flag flag) {
    Moment moment = time.parse(text);

    assertThat(WallTime.iso(moment.instant())).isEqualTo(utc);
    assertThat(moment.flag()).isEqualTo(flag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2016-03-31",
        "2016-02-30T08:00:00",
        "2016-03-31T24:30:00",
        "2016-03-31T08:60",
        "2016-03-31 08:00:00",
        "03-31-2016T13:41:48",
        "٢016-03-31T08:00:00"
      })
  void what_is_no_time_is_refused(String text) {
    assertThatThrownBy(() -> time.parse(text)).isInstanceOf(DateTimeException.class);
  }

  /** Against the JDK's own reading: every second of a century, around every change. */
  @Property
  void every_second_is_read_as_the_zone_database_says(
      @ForAll @LongRange(min = 0, max = 3_155_760_000L) long second) {
    LocalDateTime wall = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    ZoneOffsetTransition change = NEW_YORK.getRules().getTransition(wall);

    Moment moment = time.parse(wall.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss")));

    assertThat(moment.instant()).isEqualTo(wall.atZone(NEW_YORK).toInstant());
    assertThat(moment.flag() != Flag.NONE).isEqualTo(change != null);
  }

  @Property
  void what_is_written_is_read_again(
      @ForAll @LongRange(min = -62_135_596_800_000L, max = 253_402_300_799_999L) long millis) {
    Instant instant = Instant.ofEpochMilli(millis);

    assertThat(Instant.parse(WallTime.iso(instant))).isEqualTo(instant);
  }
}
