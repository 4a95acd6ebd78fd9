package io.serai.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
  @ParameterizedTest
  @CsvSource({"500ms,500", "10m,600000", "1d,86400000", "1h30m,5400000", "PT10M,600000", "2s,2000"})
  void a_duration_is_read_as_people_write_it(String text, long millis) {
    assertThat(Durations.parse(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"192MB,192000000", "1GiB,1073741824", "5B,5", "3 KB,3000", "2TiB,2199023255552"})
  void a_size_is_decimal_unless_it_says_otherwise(String text, long bytes) {
    assertThat(Sizes.parse(text)).isEqualTo(bytes);
  }

  @Test
  void a_schedule_is_a_period_a_cron_expression_or_off() {
    assertThat(Schedule.parse("off")).isEqualTo(new Schedule.Off());
    assertThat(Schedule.parse("5m")).isEqualTo(new Schedule.Every(Duration.ofMinutes(5)));
    assertThat(Schedule.parse("0 30 2 * * ?")).isEqualTo(new Schedule.Cron("0 30 2 * * ?"));
  }

  @ParameterizedTest
  @CsvSource({
    "DURATION,10",
    "DURATION,10 m",
    "DURATION,''",
    "BYTES,192",
    "BYTES,12XB",
    "BYTES,99999999999999TB",
    "SCHEDULE,0s",
    "SCHEDULE,0 61 * * * ?",
    "SCHEDULE,* * *",
    "SCHEDULE,OFF",
    "BOOLEAN,yes",
    "INTEGER,1.5",
    "PORT,65536",
    "PORT,-1",
    "JDBC_URL,postgresql://h/db",
    "HTTP_URL,ftp://h",
    "HTTP_URL,http://",
    "DATE,1.11.2026",
    "BUCKET,Serai_Bucket",
    "NAME,public; drop",
    "KEY_256,c2hvcnQ=",
    "LIMITS,-1",
    "LIMITS,a=1",
    "LIMITS,'1, a'",
    "LIMITS,'1, a=x'",
    "LIMITS,'1, a=1, a=2'",
    "PAIRS,a",
    "PAIRS,'a=1,,b=2'",
    "PAIRS,'a=1, a=2'",
    "PATH,'a\0b'"
  })
  void a_wrong_form_is_refused_with_the_right_one(Type type, String value) {
    assertThat(Validation.problem(Setting.of(type, "some.key", ""), value))
        .hasValueSatisfying(
            problem -> assertThat(problem).startsWith("some.key is").contains(type.form()));
  }

  @Test
  void limits_are_a_number_and_those_that_differ_by_name() {
    assertThat(Type.LIMITS.parse("200")).isEqualTo(Map.of("", 200));
    assertThat(Type.LIMITS.parse("200, a = 60,b=0")).isEqualTo(Map.of("", 200, "a", 60, "b", 0));
    assertThat(Type.PAIRS.parse("a=x, b = y")).isEqualTo(Map.of("a", "x", "b", "y"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:postgresql://h:1/db?x=y", "jdbc:redshift://h/db"})
  void a_jdbc_url_of_any_driver_is_right(String url) {
    assertThat(Validation.problem(Setting.of(Type.JDBC_URL, "u", ""), url)).isEmpty();
  }

  @Test
  void a_mistyped_word_finds_its_neighbour_and_nonsense_finds_none() {
    assertThat(Nearest.to("hub.laese", List.of("hub.lease", "s3.region"))).contains("hub.lease");
    assertThat(Nearest.to("qwertz", List.of("hub.lease", "s3.region"))).isEmpty();
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
  }

  @Test
  void placeholders_are_found_functions_are_not_settings() {
    assertThat(Placeholders.in("a {{x.y}} {{?z}} {{w:{{v}}}} {{aws:n#f}} {{d:1}}"))
        .containsExactly(
            new Placeholders.Use("x.y", false),
            new Placeholders.Use("z", true),
            new Placeholders.Use("v", false),
            new Placeholders.Use("d", true));
  }

  @Test
  void a_key_declared_twice_is_refused_even_when_it_only_looks_alike_in_the_environment() {
    assertThatThrownBy(
            () ->
                new Catalogue(
                    java.util.Map.of(
                        "T",
                        List.of(
                            Setting.of(Type.TEXT, "a.b-c", ""),
                            Setting.of(Type.TEXT, "a.b.c", "")))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_default_of_serai_has_the_form_its_setting_asks_for() {
    for (Setting setting : Catalogue.serai().settings()) {
      assertThat(setting.doc()).as(setting.key()).endsWith(".");
      if (setting.defaultValue() != null) {
        assertThat(Validation.problem(setting, setting.defaultValue())).as(setting.key()).isEmpty();
      }
    }
  }
}
