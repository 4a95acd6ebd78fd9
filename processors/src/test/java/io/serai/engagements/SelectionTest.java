package io.serai.engagements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.serai.core.SeraiException;
import io.serai.engagements.Selection.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  private static final String DATE = "2024-01-12";

  /**
   * The table of docs/flows/engagements.md: B, F and X of the payload; account a is B's, b is X's.
   */
  @ParameterizedTest
  @CsvSource({
    "false, false, false, INCREMENTAL, true,  true,  true",
    "false, false, true,  INCREMENTAL, true,  false, true",
    "false, true,  false, FROM_DATE,   true,  true,  true",
    "false, true,  true,  FROM_DATE,   true,  false, true",
    "true,  false, false, BACKFILL,    true,  true,  false",
    "true,  false, true,  BACKFILL,    true,  false, false",
    "true,  true,  false, BACKFILL,    true,  true,  false",
    "true,  true,  true,  BACKFILL,    true,  false, false",
  })
  void a_payload_selects_what_the_table_says(
      boolean backfill,
      boolean from,
      boolean exclude,
      Mode mode,
      boolean named,
      boolean namedAndExcluded,
      boolean unnamed) {
    Selection selection =
        Selection.of(
            Map.of(
                Selection.BACKFILLED, backfill ? List.of("a", "b") : List.of(),
                Selection.FROM_DATE, from ? DATE : "",
                Selection.EXCLUDE, exclude ? List.of("b") : List.of()));

    assertThat(selection.mode()).isEqualTo(mode);
    assertThat(selection.covers("a")).isEqualTo(named);
    assertThat(selection.covers("b")).isEqualTo(namedAndExcluded);
    assertThat(selection.covers("c")).isEqualTo(unnamed);
    assertThat(selection.from().isPresent()).isEqualTo(from);
  }

  @Test
  void an_empty_payload_selects_everything_by_watermark() {
    assertThat(Selection.of(Map.of()).mode()).isEqualTo(Mode.INCREMENTAL);
    assertThat(Selection.of(Map.of()).covers("a")).isTrue();
  }

  @Test
  void both_names_of_a_backfill_mean_the_same() {
    Selection alias = Selection.of(Map.of(Selection.BACKFILL, List.of("b", "a", "a")));

    assertThat(alias).isEqualTo(Selection.of(Map.of(Selection.BACKFILLED, List.of("a", "b"))));
    assertThat(
            Selection.of(
                Map.of(
                    Selection.BACKFILL,
                    List.of("a", "b"),
                    Selection.BACKFILLED,
                    List.of("b", "a"))))
        .isEqualTo(alias);
  }

  @Test
  void both_names_with_different_accounts_are_refused() {
    assertThatExceptionOfType(SeraiException.class)
        .isThrownBy(
            () ->
                Selection.of(
                    Map.of(Selection.BACKFILL, List.of("a"), Selection.BACKFILLED, List.of("b"))))
        .withMessageContaining("backfilled_accounts")
        .withMessageContaining("backfill_accounts");
  }

  @Test
  void from_date_is_the_first_instant_it_names() {
    assertThat(Selection.date("2024-01-11T10:30"))
        .contains(Instant.parse("2024-01-11T10:30:00.000Z"));
    assertThat(Selection.date(DATE)).contains(Instant.parse("2024-01-12T00:00:00Z"));
    assertThat(Selection.date(" ")).isEmpty();
    assertThatExceptionOfType(SeraiException.class)
        .isThrownBy(() -> Selection.date("yesterday"))
        .withMessageContaining("'from_date' is 'yesterday'");
  }
}
