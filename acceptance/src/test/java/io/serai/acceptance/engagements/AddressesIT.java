package io.serai.acceptance.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Mail;
import io.serai.acceptance.harness.Mailbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Addresses as they come, and what is made of them. */
class AddressesIT extends OverMailbox {
  private static Mail mail(String id) {
    return Mail.of("acct-a", id, "2024-01-10T09:00:15.000Z").from("me@ourco.test");
  }

  @Test
  @Scenario("MF-08")
  void an_address_that_is_named_twice_in_a_header_counts_once() {
    mailbox.put(mail("m1").to("ann@visa.com", "ann@visa.com"));

    run();

    assertThat(roles("acct-a", "m1")).containsExactly("ann@visa.com to");
    assertThat(entry(account("acct-a").path("emails_to"), "ann@visa.com").path("count").asInt())
        .isEqualTo(1);
  }

  @Test
  @Scenario("MF-09")
  void case_display_names_and_scripts_are_normalised() {
    mailbox.put(
        mail("m1").to("Ann@VISA.com", " \"Bob, B.\" <BOB@gs.com> "), mail("m2").to("ann@visa.com"));

    run();

    assertThat(roles("acct-a", "m1")).containsExactly("ann@visa.com to", "bob@gs.com to");
    assertThat(entry(account("acct-a").path("emails_to"), "ann@visa.com").path("count").asInt())
        .isEqualTo(2);
  }

  @Test
  @Scenario("MF-10")
  void a_group_without_addresses_is_refused_and_the_message_counts() {
    mailbox.put(mail("m1").to("undisclosed-recipients:;", "ann@visa.com"));

    Chain chain = run();

    assertThat(roles("acct-a", "m1")).containsExactly("ann@visa.com to");
    assertThat(rejected()).containsExactly("acct-a:m1 to[0]|NO_AT_SIGN");
    assertThat(runtimeStats(chain).path("rejected").asInt()).isEqualTo(1);
    assertThat(runtimeStats(chain).path("rejected_reasons").path("NO_AT_SIGN").asInt())
        .isEqualTo(1);
  }

  @Test
  @Scenario("MF-11")
  void a_message_without_recipients_has_the_roles_it_has() {
    mailbox.put(
        mail("m1").from("ann@visa.com").cc("bob@gs.com"),
        mail("m2").without("from").to("bob@gs.com"));

    run();

    assertThat(roles("acct-a", "m1")).containsExactly("ann@visa.com from", "bob@gs.com cc");
    assertThat(roles("acct-a", "m2")).containsExactly("bob@gs.com to");
  }

  @Test
  @Scenario("MF-12")
  void a_host_below_a_domain_is_another_one_and_two_at_signs_are_refused() {
    mailbox.put(mail("m1").to("x@mail.visa.com", "y@gmail.com", "a@b@visa.com", "bob@gs.com"));

    run();

    assertThat(roles("acct-a", "m1")).containsExactly("bob@gs.com to");
    assertThat(rejected()).containsExactly("acct-a:m1 to[2]|MALFORMED");
  }

  @Test
  @Scenario("MF-12")
  void hosts_below_a_domain_count_under_it_when_they_shall() {
    Map<String, String> settings = settings();
    settings.put("engagements.domains.match-subdomains", "true");
    restart(settings);
    mailbox.put(mail("m1").to("x@mail.visa.com", "y@gmail.com"));

    run();

    assertThat(mailbox.documents(Mailbox.DOMAINS)).containsOnlyKeys("visa.com");
    assertThat(roles("acct-a", "m1")).containsExactly("x@mail.visa.com to");
  }

  @Test
  @Scenario("MF-13")
  void an_account_with_nothing_to_say_has_no_documents() {
    mailbox.put(
        Mail.of("acct-c", "m1", "2024-01-10T09:00:15.000Z")
            .from("me@ourco.test")
            .to("you@ourco.test"));

    Chain chain = run();

    assertThat(chain.stage("message-roles").skipped()).isEqualTo(1);
    for (String index :
        List.of(Mailbox.ACCOUNTS, Mailbox.STATISTICS, Mailbox.DOMAINS, Mailbox.ROLES)) {
      assertThat(mailbox.documents(index)).isEmpty();
    }
  }

  @Test
  void what_cannot_be_counted_is_refused_with_its_reason_and_the_rest_counts() {
    mailbox.put(
        M1,
        mail("m2").to("").cc("ann@b\u00fccher.example"),
        mail("m3").without("messageId").to("ann@visa.com"),
        mail("m4").with("messageId", " ").to("ann@visa.com"),
        mail("m5").with("date", "last tuesday").to("ann@visa.com"),
        mail("m6").without("account").to("ann@visa.com"),
        mail("m7").to("ann@visa..com", "ann @visa.com"));

    Chain chain = run();

    assertThat(chain.stage("message-roles").read()).isEqualTo(7);
    assertThat(chain.stage("message-roles").rejected()).isEqualTo(3);
    assertThat(rejected())
        .containsExactlyInAnyOrder(
            "acct-a:m2 to[0]|EMPTY",
            "acct-a:m3|NO_MESSAGE_ID",
            "acct-a:m4|NO_MESSAGE_ID",
            "acct-a:m5 date|BAD_DATE",
            "1 documents|NO_ACCOUNT",
            "acct-a:m7 to[0]|BAD_DOMAIN",
            "acct-a:m7 to[1]|MALFORMED");
    JsonNode ann = entry(account("acct-a").path("emails_to"), "ann@visa.com");
    assertThat(ann.path("count").asInt()).isEqualTo(2);
    assertThat(ann.path("latest_engagement_date").asText()).isEqualTo("2024-01-10 09:00");
  }

  private List<String> rejected() {
    return mailbox.hub().rows("SELECT position, reason FROM serai.rejected ORDER BY 1");
  }
}
