package io.serai.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTimeTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  @ParameterizedTest
  @CsvSource({
    "9/4/2020 7:35:29 AM, 2020-09-04T13:35:29Z, 2020-09-04T05:00:00Z",
    "9/7/2020 7:31:04 AM, 2020-09-07T13:31:04Z, 2020-09-07T05:00:00Z",
    "9/4/2020 11:15:00 PM, 2020-09-05T05:15:00Z, 2020-09-05T05:00:00Z",
    "9/7/2020 12:05:00 AM, 2020-09-07T06:05:00Z, 2020-09-07T05:00:00Z",
    "1/15/2021 11:30:00 PM, 2021-01-16T05:30:00Z, 2021-01-15T06:00:00Z",
    "12/31/2020 11:45:00 PM, 2021-01-01T05:45:00Z, 2020-12-31T06:00:00Z",
    "3/14/2021 1:30:00 AM, 2021-03-14T07:30:00Z, 2021-03-14T06:00:00Z",
    "11/1/2020 1:30:00 AM, 2020-11-01T07:30:00Z, 2020-11-01T05:00:00Z"
  })
  void a_click_is_six_hours_behind_and_its_day_is_chicagos(String text, Instant at, Instant day) {
    assertThat(ServerTime.event(text)).contains(at);
    assertThat(ServerTime.day(at, CHICAGO)).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"13/45/2020", "13/4/2020 7:35:29 AM", "2/30/2020 7:35:29 AM", "", "x"})
  void what_is_no_date_is_none(String text) {
    assertThat(ServerTime.event(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2020-09-04T08:00:00, 2020-09-04T14:00:00Z",
    "2020-09-04T08:00:00.123, 2020-09-04T14:00:00.123Z",
    "2020-01-04T08:00:00, 2020-01-04T14:00:00Z",
    "2020-09-03T09:00:00-06:00, 2020-09-03T15:00:00Z",
    "2020-09-03T09:00:00Z, 2020-09-03T09:00:00Z"
  })
  void a_date_without_a_zone_is_the_vendors_in_summer_too(String text, Instant at) {
    assertThat(ServerTime.answer(text)).contains(at);
  }
}
