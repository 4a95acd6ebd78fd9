package io.serai.acceptance.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Mailbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who wrote to whom, in the five indices. */
class ContactsIT extends OverMailbox {
  @Test
  @Scenario("MF-01")
  void one_message_makes_an_account_three_domains_and_one_roles_document() {
    mailbox.put(M1);

    Chain chain = run();

    assertThat(mailbox.documents(Mailbox.ACCOUNTS)).containsOnlyKeys("acct-a");
    JsonNode statistics = statistics("acct-a");
    assertThat(statistics.path("emails_from_count").asInt()).isZero();
    assertThat(statistics.path("emails_to_count").asInt()).isEqualTo(2);
    assertThat(statistics.path("emails_cc_count").asInt()).isEqualTo(1);
    assertThat(statistics.path("total_emails_count").asInt()).isEqualTo(3);
    assertThat(mailbox.documents(Mailbox.DOMAINS))
        .containsOnlyKeys("visa.com", "gs.com", "wexinc.com")
        .allSatisfy((id, domain) -> assertThat(domain.path("total_emails").asInt()).isEqualTo(1));
    assertThat(mailbox.documents(Mailbox.ROLES))
        .containsOnlyKeys("c982795312653007bc558dae65761d3d");
    assertThat(roles("acct-a", "m1@ourco.test"))
        .containsExactly("ann@visa.com to", "bob@gs.com to", "cat@wexinc.com cc");
    JsonNode stats = runtimeStats(chain);
    assertThat(stats.path("email_accounts_processed").asInt()).isEqualTo(1);
    assertThat(stats.path("domains_processed").asInt()).isEqualTo(3);
    assertThat(stats.path("emails_processed").asInt()).isEqualTo(3);
    assertThat(stats.path("to_emails_processed").asInt()).isEqualTo(2);
    assertThat(stats.path("from_emails_processed").asInt()).isZero();
    assertThat(stats.path("cc_emails_processed").asInt()).isEqualTo(1);
    assertThat(stats.path("messages_processed").asInt()).isEqualTo(1);
    assertThat(stats.path("rejected").asInt(-1)).isZero();
    assertThat(stats.path("mode").asText()).isEqualTo("incremental");
    assertThat(stats.path("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(stats.path("run_id").asText()).isEqualTo(chain.stage("aggregate").id());
    assertThat(stats.path("elapsed_ms").isIntegralNumber()).isTrue();
    assertThat(stats.path("elapsed_time").asText()).startsWith("PT");
    assertThat(stats.path("run_date").asText()).isEqualTo("2024-01-15T00:10:00.000Z");
    assertThat(watermark("acct-a")).contains("\"created\":\"2024-01-15T00:08:00.000Z\"");
  }

  @Test
  @Scenario("MF-02")
  void several_messages_add_up_by_address_role_and_domain() {
    mailbox.put(M1, M2, M3);

    Chain chain = run();

    isAllThreeMessages();
    assertThat(roles("acct-a", "m2@visa.com")).containsExactly("ann@visa.com from");
    assertThat(roles("acct-a", "m3@gs.com"))
        .containsExactly("bob@gs.com from", "ann@visa.com to", "ann@visa.com cc");
    JsonNode stats = runtimeStats(chain);
    assertThat(stats.path("emails_processed").asInt()).isEqualTo(6);
    assertThat(stats.path("from_emails_processed").asInt()).isEqualTo(2);
    assertThat(stats.path("messages_processed").asInt()).isEqualTo(3);
  }

  @Test
  @Scenario("MF-03")
  void mail_that_comes_later_is_added_to_the_same_documents() {
    mailbox.put(M1);
    run();
    mailbox.put(M2.taken(now()), M3.taken(now()));

    Chain chain = run();

    isAllThreeMessages();
    assertThat(chain.stage("message-roles").read()).isEqualTo(2);
    assertThat(mailbox.documents(Mailbox.ACCOUNTS)).hasSize(1);
    assertThat(mailbox.documents(Mailbox.DOMAINS)).hasSize(3);
    assertThat(mailbox.documents(Mailbox.ROLES)).hasSize(3);
  }

  @Test
  @Scenario("MF-06")
  void a_second_run_writes_the_same_ids_and_changes_no_count() {
    mailbox.put(M1, M2, M3, M4);
    run();
    Map<String, JsonNode> contents = contents();

    Chain second = run();

    assertThat(contents()).isEqualTo(contents);
    assertThat(second.stage("message-roles").written()).isZero();
    assertThat(second.stage("aggregate").written()).isZero();
  }

  @Test
  @Scenario("MF-07")
  void a_message_in_two_accounts_is_one_distinct_message_of_a_domain() {
    mailbox.put(M1, M2, M3, M4);

    run();

    JsonNode other = statistics("acct-b");
    assertThat(other.path("emails_to_count").asInt()).isEqualTo(2);
    assertThat(other.path("emails_cc_count").asInt()).isEqualTo(1);
    assertThat(other.path("total_emails_count").asInt()).isEqualTo(3);
    JsonNode visa = domain("visa.com");
    assertThat(totals(visa)).containsExactly(1, 3, 1, 5);
    assertThat(visa.path("distinct_messages").asInt()).isEqualTo(3);
    JsonNode ann = entry(visa.path("email_engagements"), "ann@visa.com");
    assertThat(ann.path("distinct_messages").asInt()).isEqualTo(3);
    assertThat(visa.path("accounts"))
        .extracting(a -> a.path("account").asText() + " " + a.path("count").asInt())
        .containsExactly("acct-a 3", "acct-b 1");
    assertThat(domain("wexinc.com").path("total_cc").asInt()).isEqualTo(2);
    assertThat(domain("gs.com").path("total_emails").asInt()).isEqualTo(3);
    assertThat(mailbox.documents(Mailbox.ROLES)).hasSize(4);
  }

  @Test
  void every_domain_counts_when_none_is_named() {
    restart(Map.of("engagements.domains.exclude", "ourco.test"));
    mailbox.put(M1);

    run();

    assertThat(mailbox.documents(Mailbox.DOMAINS))
        .containsOnlyKeys("visa.com", "gs.com", "wexinc.com");
  }

  private void isAllThreeMessages() {
    JsonNode statistics = statistics("acct-a");
    assertThat(statistics.path("emails_from_count").asInt()).isEqualTo(2);
    assertThat(statistics.path("emails_to_count").asInt()).isEqualTo(2);
    assertThat(statistics.path("emails_cc_count").asInt()).isEqualTo(2);
    assertThat(statistics.path("total_emails_count").asInt()).isEqualTo(6);
    assertThat(statistics.path("messages").asInt()).isEqualTo(3);
    JsonNode account = account("acct-a");
    assertThat(entry(account.path("emails_from"), "ann@visa.com").path("count").asInt())
        .isEqualTo(1);
    assertThat(entry(account.path("emails_cc"), "ann@visa.com").path("count").asInt()).isEqualTo(1);
    JsonNode to = entry(account.path("emails_to"), "ann@visa.com");
    assertThat(to.path("count").asInt()).isEqualTo(2);
    assertThat(to.path("domain").asText()).isEqualTo("visa.com");
    assertThat(to.path("earliest_engagement_date").asText()).isEqualTo("2024-01-10 09:00");
    assertThat(to.path("latest_engagement_date").asText()).isEqualTo("2024-01-12 11:00");
    JsonNode visa = domain("visa.com");
    assertThat(totals(visa)).containsExactly(1, 2, 1, 4);
    assertThat(visa.path("first_contact_date").asText()).isEqualTo("2024-01-10 09:00");
    assertThat(visa.path("latest_contact_date").asText()).isEqualTo("2024-01-12 11:00");
    assertThat(
            entry(visa.path("email_engagements"), "ann@visa.com").path("distinct_messages").asInt())
        .isEqualTo(3);
    assertThat(domain("gs.com").path("total_emails").asInt()).isEqualTo(2);
  }

  private static List<Integer> totals(JsonNode domain) {
    return List.of(
        domain.path("total_cc").asInt(),
        domain.path("total_to").asInt(),
        domain.path("total_from").asInt(),
        domain.path("total_emails").asInt());
  }
}
