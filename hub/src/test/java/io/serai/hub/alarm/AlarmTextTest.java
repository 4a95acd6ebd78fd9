package io.serai.hub.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.hub.ledger.AlarmMails.Due;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmTextTest {
  private static final Instant RAISED = Instant.parse("2026-11-21T04:00:00.123Z");
  private static final Instant CLEARED = RAISED.plusSeconds(300);
  private static final String DETAIL =
      "staff: SERAI-2003 totesys: key (email)=(a@b.example); SERAI-2003 again, SERAI-1009 too";

  @ParameterizedTest
  @CsvSource({
    "run, its runs do not succeed",
    "rejects, rows were refused",
    "silence, no run has succeeded for too long",
    "freshness, what was delivered is too old"
  })
  void the_subject_names_flow_stage_and_trouble(String kind, String trouble) {
    assertThat(AlarmText.subject(due(kind, "", null, false)))
        .isEqualTo("[Serai] totesys-load: " + trouble);
  }

  @Test
  void each_error_code_stands_once_behind_the_trouble() {
    assertThat(AlarmText.subject(due("run", DETAIL, null, false)))
        .endsWith("its runs do not succeed (SERAI-2003, SERAI-1009)");
  }

  @Test
  void the_second_mail_says_that_it_is_over_and_since_when() {
    Due over = due("run", DETAIL, CLEARED, true);

    assertThat(AlarmText.subject(over)).startsWith("[Serai] recovered: totesys-load: ");
    assertThat(AlarmText.body(over))
        .contains("Over since  2026-11-21T04:05:00Z", "Nothing is left to do.")
        .doesNotContain("docs/operations.md");
  }

  @Test
  void a_trouble_that_ended_before_its_first_mail_is_told_as_a_trouble_and_its_end() {
    assertThat(AlarmText.subject(due("run", DETAIL, CLEARED, false))).doesNotContain("recovered");
    assertThat(AlarmText.body(due("run", DETAIL, CLEARED, false))).contains("Over since");
  }

  @Test
  void the_first_mail_says_what_to_do_and_quotes_nothing_of_what_the_run_said() {
    assertThat(AlarmText.body(due("run", DETAIL, null, false)))
        .contains(
            "Since       2026-11-21T04:00:00Z", "First run   R1", "./serai runs --flow totesys")
        .doesNotContain("b.example", "email", "Over since");
  }

  private static Due due(String kind, String detail, Instant cleared, boolean mailed) {
    return new Due(7, "totesys", "load", kind, detail, "R1", RAISED, cleared, mailed, RAISED);
  }
}
