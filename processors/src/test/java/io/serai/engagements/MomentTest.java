package io.serai.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
  @ParameterizedTest
  @CsvSource({
    "2024-01-10, 2024-01-10T00:00:00Z",
    "2024-01-10T09:00, 2024-01-10T09:00:00Z",
    "2024-01-10 09:00, 2024-01-10T09:00:00Z",
    "2024-01-10T09:00:15, 2024-01-10T09:00:15Z",
    "2024-01-10T09:00:15Z, 2024-01-10T09:00:15Z",
    "2024-01-10T09:00:15.5Z, 2024-01-10T09:00:15.500Z",
    "2024-01-10T09:00:15.123Z, 2024-01-10T09:00:15.123Z",
    "2024-01-10T09:00:15.123456Z, 2024-01-10T09:00:15.123456Z",
    "2024-01-10T09:00:15.123456789Z, 2024-01-10T09:00:15.123456789Z",
    "2024-01-10T09:00:15+02:00, 2024-01-10T07:00:15Z",
    "2024-01-10T09:00:15.123-0600, 2024-01-10T15:00:15.123Z",
    "2024-01-10T09:00+02, 2024-01-10T07:00:00Z",
    "' 2024-01-10 ', 2024-01-10T00:00:00Z",
    "2024-02-29, 2024-02-29T00:00:00Z",
  })
  void parts_that_are_missing_are_the_earliest_and_a_missing_zone_is_utc(String text, Instant at) {
    assertThat(Moment.parse(text)).contains(at);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "10.01.2024",
        "2024-1-1",
        "2024-13-01",
        "2024-02-30",
        "2023-02-29",
        "2024-01-10T25:00",
        "2024-01-10T09:00:15Zulu",
        "1704877215",
        "+12024-01-10",
      })
  void what_is_no_date_is_none(String text) {
    assertThat(Moment.parse(text)).isEmpty();
  }

  @Test
  void a_number_is_milliseconds_and_anything_else_of_json_is_no_date() {
    JsonNodeFactory json = JsonNodeFactory.instance;

    assertThat(Moment.of(json.numberNode(1_704_877_215_123L)))
        .contains(Instant.parse("2024-01-10T09:00:15.123Z"));
    assertThat(Moment.of(json.numberNode(Long.MAX_VALUE))).isEmpty();
    assertThat(Moment.of(json.objectNode())).isEmpty();
    assertThat(Moment.of(json.nullNode())).isEmpty();
    assertThat(Moment.of(json.booleanNode(true))).isEmpty();
  }

  @Test
  void dates_are_written_as_the_indices_hold_them() {
    Instant at = Instant.parse("2024-01-10T09:00:59.999Z");

    assertThat(Moment.minutes(at)).isEqualTo("2024-01-10 09:00");
    assertThat(Moment.millis(at)).isEqualTo("2024-01-10T09:00:59.999Z");
    assertThat(Moment.millis(Instant.parse("0099-01-01T00:00:00Z")))
        .isEqualTo("0099-01-01T00:00:00.000Z");
  }
}
