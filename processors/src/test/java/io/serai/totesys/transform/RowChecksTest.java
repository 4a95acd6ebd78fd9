package io.serai.totesys.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.totesys.DuckDatabase;
import io.serai.totesys.DuckSession;
import io.serai.totesys.DuckSettings;
import io.serai.totesys.SourceTable;
import io.serai.totesys.SourceTable.Column;
import io.serai.totesys.TotesysError;
import io.serai.totesys.transform.RowChecks.DateRange;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On a host that is as far from UTC and from English as a host can be. */
class RowChecksTest {
  private static final RowChecks CHECKS =
      new RowChecks(new DateRange(LocalDate.parse("1970-01-01"), LocalDate.parse("2100-01-01")));

  @TempDir static Path folder;
  private static TimeZone zone;
  private static Locale locale;
  private static DuckDatabase database;
  private static DuckSession duck;

  @BeforeAll
  static void open() {
    zone = TimeZone.getDefault();
    locale = Locale.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
    Locale.setDefault(Locale.forLanguageTag("th-TH-u-nu-thai"));
    database = new DuckDatabase(new DuckSettings("64MB", 1), folder);
    duck = database.session(TotesysError.TRANSFORM_FAILED);
  }

  @AfterAll
  static void close() {
    duck.close();
    database.close();
    TimeZone.setDefault(zone);
    Locale.setDefault(locale);
  }

  static Stream<String[]> cases() {
    return new BufferedReader(
            new InputStreamReader(
                RowChecksTest.class.getResourceAsStream("row-checks.txt"), StandardCharsets.UTF_8))
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" ; ?", 3));
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @MethodSource("cases")
  void a_value_is_taken_as_it_is_or_refused(String type, String value, String expected)
      throws Exception {
    boolean required = !type.endsWith("?");
    String name = type.replace("?", "").toUpperCase(Locale.ROOT);
    Column column = new Column("v", SourceTable.Type.valueOf(name), required);
    Path csv = Files.writeString(folder.resolve("v.csv"), "x,v\n1," + value + "\n");
    StringBuilder found = new StringBuilder();
    String read = CsvReading.scan(List.of("x", "v"), List.of(csv));

    duck.query(
        "SELECT %s, CAST(%s AS VARCHAR) FROM (SELECT *%s FROM %s)"
            .formatted(
                CHECKS.refusal(List.of(column), true),
                RowChecks.typed(column),
                RowChecks.casts(List.of(column)),
                read),
        row -> {
          String refusal = row.getString(1);
          found.append(refusal == null ? "= " + shown(row.getString(2)) : "! " + refusal);
        });

    assertThat(found).hasToString(expected);
  }

  private static String shown(String value) {
    if ("null".equals(value)) {
      return "null (the word)";
    }
    return value != null && value.isEmpty() ? "(empty)" : value;
  }
}
