package io.serai.acceptance.engagements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Mailbox;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a payload selects. */
class SelectionIT extends OverMailbox {
  @ParameterizedTest
  @ValueSource(strings = {"backfill_accounts", "backfilled_accounts"})
  @Scenario({"MF-04", "MF-05"})
  void a_backfill_counts_again_changes_nothing_and_moves_no_watermark(String key) {
    mailbox.put(M1, M2, M3, M4);
    run();
    Map<String, JsonNode> contents = contents();
    String watermark = watermark("acct-a");

    Chain chain = run("{\"%s\":[\"acct-a\"]}".formatted(key));

    assertThat(contents()).isEqualTo(contents);
    assertThat(watermark("acct-a")).isEqualTo(watermark);
    assertThat(chain.stage("message-roles").read()).isEqualTo(3);
    JsonNode stats = runtimeStats(chain);
    assertThat(stats.path("mode").asText()).isEqualTo("backfill");
    assertThat(stats.path("run_date").isNull()).isTrue();
    assertThat(stats.path("email_accounts_processed").asInt()).isEqualTo(1);
  }

  @Test
  @Scenario("MF-17")
  void from_date_is_inclusive() {
    mailbox.put(M1, M2, M4);

    run("{\"from_date\":\"2024-01-11T10:30\"}");

    assertThat(mailbox.documents(Mailbox.ACCOUNTS)).containsOnlyKeys("acct-a");
    assertThat(domain("visa.com").path("total_emails").asInt()).isEqualTo(2);
  }

  @Test
  void from_date_after_the_last_message_touches_nobody() {
    mailbox.put(M1, M2, M4);

    run("{\"from_date\":\"2024-01-11T10:30:00.001Z\"}");

    assertThat(mailbox.documents(Mailbox.ACCOUNTS)).isEmpty();
  }

  @Test
  @Scenario("MF-18")
  void from_date_bounds_what_touches_an_account_and_not_what_is_counted() {
    mailbox.put(M1, M2, M3, M4);

    run("{\"from_date\":\"2024-01-12T00:00:00Z\",\"backfill_accounts\":[\"acct-a\",\"acct-b\"]}");

    assertThat(mailbox.documents(Mailbox.ACCOUNTS)).containsOnlyKeys("acct-a");
    assertThat(statistics("acct-a").path("total_emails_count").asInt()).isEqualTo(6);
    assertThat(domain("visa.com").path("total_emails").asInt()).isEqualTo(4);
    assertThat(watermark("acct-a")).isEmpty();
  }

  @Test
  @Scenario("MF-19")
  void an_account_that_is_excluded_is_left_alone_even_when_it_is_named() {
    mailbox.put(M1, M4);

    run("{\"backfill_accounts\":[\"acct-a\",\"acct-b\"],\"exclude_accounts\":[\"acct-b\"]}");

    assertThat(mailbox.documents(Mailbox.ACCOUNTS)).containsOnlyKeys("acct-a");
    assertThat(mailbox.documents(Mailbox.ROLES).values())
        .extracting(d -> d.path("account").asText())
        .containsExactly("acct-a");
  }

  @Test
  @Scenario("MF-20")
  void an_account_that_was_excluded_is_caught_up_by_its_own_watermark() {
    mailbox.put(M1, M4);
    run("{\"exclude_accounts\":[\"acct-b\"]}");
    assertThat(mailbox.documents(Mailbox.ACCOUNTS)).containsOnlyKeys("acct-a");

    Chain chain = run();

    assertThat(mailbox.documents(Mailbox.ACCOUNTS)).containsOnlyKeys("acct-a", "acct-b");
    assertThat(chain.stage("message-roles").written()).isEqualTo(1);
    assertThat(domain("visa.com").path("total_emails").asInt()).isEqualTo(2);
  }

  @Test
  void an_unknown_account_is_no_work() {
    mailbox.put(M1);

    Chain chain = run("{\"backfilled_accounts\":[\"acct-z\"]}");

    assertThat(chain.stage("message-roles").read()).isZero();
    assertThat(mailbox.documents(Mailbox.ACCOUNTS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"from_date\":\"yesterday\"}",
        "{\"from_date\":5}",
        "{\"backfilled_accounts\":\"acct-a\"}",
        "{\"exclude_accounts\":[1]}",
        "{\"backfil_accounts\":[\"acct-a\"]}",
        "{\"backfill_accounts\":[\"acct-a\"],\"backfilled_accounts\":[\"acct-b\"]}"
      })
  void a_payload_with_an_unknown_key_or_a_wrong_type_is_refused_by_name(String payload) {
    hub();

    SeraiException refused = catchThrowableOfType(SeraiException.class, () -> runAnyhow(payload));

    assertThat(refused.code()).isEqualTo(HubError.BAD_PAYLOAD);
    assertThat(refused).hasMessageContaining(payload.substring(2, payload.indexOf("\":")));
    assertThat(mailbox.hub().number("SELECT count(*) FROM serai.run")).isZero();
  }
}
