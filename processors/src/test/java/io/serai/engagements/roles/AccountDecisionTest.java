package io.serai.engagements.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.engagements.Selection;
import io.serai.engagements.elastic.Kept;
import io.serai.engagements.roles.AccountDecision.Found;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of an account: the table of docs/flows/engagements.md. */
class AccountDecisionTest {
  private static final Instant READ_TO = Instant.parse("2024-01-10T00:00:00Z");
  private static final Instant LATER = READ_TO.plusMillis(1);
  private static final AccountMark MARK = new AccountMark(READ_TO, 5, 8, 2, "rules");
  private static final Kept KEPT = new Kept(8, 0, 5);
  private static final Map<String, Object> ANY = Map.of();
  private static final Map<String, Object> FROM = Map.of("from_date", "2024-01-01");
  private static final Map<String, Object> NAMED = Map.of("backfilled_accounts", List.of("a"));

  private static String decided(
      Map<String, Object> payload, Found found, Kept kept, AccountMark mark) {
    Optional<AccountPlan> plan =
        new AccountDecision(Selection.of(payload), "rules").plan("a", found, kept, mark);
    return plan.map(p -> p.whole() ? "whole" : "from the watermark").orElse("not");
  }

  private static Found found(long documents, Instant latest) {
    return new Found(documents, latest, documents);
  }

  @Test
  void an_account_that_was_never_read_is_read_whole() {
    assertThat(decided(ANY, found(10, LATER), Kept.NONE, null)).isEqualTo("whole");
  }

  @Test
  void an_account_without_news_is_not_read() {
    assertThat(decided(ANY, found(10, READ_TO), KEPT, MARK)).isEqualTo("not");
  }

  @Test
  void what_was_taken_in_later_is_read_from_the_watermark() {
    assertThat(decided(ANY, found(11, LATER), KEPT, MARK)).isEqualTo("from the watermark");
  }

  @ParameterizedTest
  @CsvSource({"9, a deletion", "11, a late one with an old stamp", "0, a mailbox that is gone"})
  void another_number_of_documents_without_news_is_read_whole(long documents, String why) {
    Found found = documents == 0 ? Found.NOTHING : found(documents, READ_TO);

    assertThat(decided(ANY, found, KEPT, MARK)).as(why).isEqualTo("whole");
  }

  @Test
  void another_rule_of_domains_reads_everything_again() {
    AccountMark before = new AccountMark(READ_TO, 5, 8, 2, "other rules");

    assertThat(decided(ANY, found(10, READ_TO), KEPT, before)).isEqualTo("whole");
  }

  @Test
  void an_account_that_a_run_wrote_to_without_settling_it_is_read_whole_and_not_judged() {
    Kept unsettled = new Kept(7, 0, 6);

    assertThat(AccountDecision.missing(unsettled, MARK)).isFalse();
    assertThat(decided(ANY, found(10, READ_TO), unsettled, MARK)).isEqualTo("whole");
  }

  @Test
  void roles_documents_that_are_missing_are_noticed_and_written_again() {
    Kept fewer = new Kept(7, 0, 5);

    assertThat(AccountDecision.missing(fewer, MARK)).isTrue();
    assertThat(AccountDecision.missing(KEPT, MARK)).isFalse();
    assertThat(AccountDecision.missing(KEPT, null)).isFalse();
    assertThat(decided(ANY, found(10, READ_TO), fewer, MARK)).isEqualTo("whole");
  }

  @Test
  void from_date_reads_accounts_with_a_message_of_that_time_whole_whatever_is_known() {
    assertThat(decided(FROM, new Found(10, READ_TO, 1), KEPT, MARK)).isEqualTo("whole");
    assertThat(decided(FROM, new Found(10, LATER, 0), KEPT, MARK)).isEqualTo("not");
    assertThat(decided(FROM, Found.NOTHING, KEPT, MARK)).isEqualTo("whole");
  }

  @Test
  void a_backfill_reads_its_accounts_whole_and_no_other() {
    assertThat(decided(NAMED, found(10, READ_TO), KEPT, MARK)).isEqualTo("whole");
    assertThat(
            new AccountDecision(Selection.of(NAMED), "rules")
                .plan("b", found(10, LATER), KEPT, null))
        .isEmpty();
  }

  @Test
  void an_excluded_account_is_left_alone_whatever_else_is_said() {
    Map<String, Object> payload =
        Map.of("backfilled_accounts", List.of("a"), "exclude_accounts", List.of("a"));

    assertThat(decided(payload, found(10, LATER), Kept.NONE, null)).isEqualTo("not");
    assertThat(decided(Map.of("exclude_accounts", List.of("a")), found(10, LATER), Kept.NONE, null))
        .isEqualTo("not");
  }

  @Test
  void a_watermark_is_read_as_it_was_written() {
    assertThat(AccountMark.parse(MARK.text())).isEqualTo(MARK);
  }
}
