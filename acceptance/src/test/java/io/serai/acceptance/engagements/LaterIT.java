package io.serai.acceptance.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Mail;
import io.serai.acceptance.harness.Mailbox;
import io.serai.acceptance.harness.TestHub;
import io.serai.core.FaultPoints;
import java.time.Duration;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens between one run and the next. */
class LaterIT extends OverMailbox {
  private static final List<String> INDICES =
      List.of(Mailbox.ROLES, Mailbox.ACCOUNTS, Mailbox.STATISTICS, Mailbox.DOMAINS, Mailbox.RUNS);

  /** MD5 of {@code ('acct-a', "<o'brien.1@visa.com>")}. */
  private static final String OBRIEN = "781a8c0997c6be2df9c28eb581f04176";

  @Test
  @Scenario("MF-21")
  void mail_with_an_old_date_that_is_taken_in_late_is_counted_by_the_next_run() {
    mailbox.put(M1);
    run();
    clock.pass(Duration.ofDays(1));
    mailbox.put(
        Mail.of("acct-a", "late@visa.com", "2024-01-05T08:00:00.000Z")
            .from("ann@visa.com")
            .taken(now()));

    Chain chain = run();

    assertThat(chain.stage("message-roles").read()).isEqualTo(1);
    assertThat(statistics("acct-a").path("first_contact_at").asText())
        .isEqualTo("2024-01-05T08:00:00.000Z");
    assertThat(domain("visa.com").path("total_emails").asInt()).isEqualTo(2);
    assertThat(domain("visa.com").path("first_contact_date").asText())
        .isEqualTo("2024-01-05 08:00");
  }

  @Test
  @Scenario("MF-21")
  void mail_that_becomes_visible_with_a_stamp_behind_the_watermark_is_counted_too() {
    mailbox.put(M1);
    run();
    mailbox.put(M2.taken("2024-01-02T00:00:00.000Z"));

    run();

    assertThat(domain("visa.com").path("total_emails").asInt()).isEqualTo(2);
  }

  @Test
  @Scenario("MF-24")
  void a_run_that_broke_after_the_domains_is_made_good_by_the_next() {
    mailbox.put(M1);
    FaultPoints.arm("engagements.aggregate.after-write:2:throw");
    Chain broken = runAnyhow(null);
    TestHub.awaitFault();
    FaultPoints.arm(null);
    assertThat(broken.stage("aggregate").status()).isNotEqualTo("SUCCEEDED");
    assertThat(mailbox.documents(Mailbox.DOMAINS)).hasSize(3);
    mailbox.put(M2.taken(now()), M3.taken(now()));

    run();

    assertThat(contents()).isEqualTo(undisturbed(M1, M2, M3));
  }

  @Test
  @Scenario("MF-25")
  void times_are_utc_wherever_the_hub_runs() {
    TimeZone here = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
    try {
      restart(settings());
      mailbox.put(M1);

      Chain first = run();
      Chain second = run();

      assertThat(runtimeStats(first).path("run_date").asText())
          .isEqualTo("2024-01-15T00:10:00.000Z");
      assertThat(watermark("acct-a")).contains("\"created\":\"2024-01-15T00:08:00.000Z\"");
      assertThat(statistics("acct-a").path("first_contact_date").asText())
          .isEqualTo("2024-01-10 09:00");
      assertThat(second.stage("message-roles").read()).isZero();
    } finally {
      TimeZone.setDefault(here);
    }
  }

  @Test
  @Scenario("MF-26")
  void copies_in_several_folders_count_once() {
    mailbox.put(M1, M1.copy("acct-a", "acct-a:all-mail").with("path", "All Mail"));

    Chain chain = run();

    assertThat(chain.stage("message-roles").written()).isEqualTo(2);
    assertThat(mailbox.documents(Mailbox.ROLES)).hasSize(1);
    assertThat(message("acct-a", "m1@ourco.test").path("source_ids")).hasSize(2);
    assertThat(entry(account("acct-a").path("emails_to"), "ann@visa.com").path("count").asInt())
        .isEqualTo(1);
    assertThat(statistics("acct-a").path("messages").asInt()).isEqualTo(1);
    assertThat(domain("visa.com").path("total_emails").asInt()).isEqualTo(1);
  }

  @Test
  @Scenario("MF-27")
  void a_first_run_makes_the_indices_that_are_absent() {
    mailbox.put(M1);
    for (String index : INDICES) {
      assertThat(mailbox.documents(index)).isEmpty();
    }

    run();

    JsonNode templates = mailbox.store().send("GET", "/_index_template", null);
    for (String index : INDICES) {
      String name = mailbox.index(index);
      assertThat(templates.path("index_templates"))
          .anySatisfy(
              template -> {
                assertThat(template.path("name").asText()).isEqualTo(name);
                assertThat(template.at("/index_template/version").asInt()).isPositive();
              });
      JsonNode made = mailbox.store().send("GET", "/" + name + "/_mapping", null).path(name);
      assertThat(made.at("/mappings/dynamic").asText()).as(index).isEqualTo("false");
      assertThat(mailbox.documents(index)).isNotEmpty();
    }
  }

  @Test
  @Scenario("MF-28")
  void an_apostrophe_is_kept_and_the_id_is_stable() {
    mailbox.put(
        Mail.of("acct-a", "o'brien.1@visa.com", "2024-01-10T09:00:15.000Z")
            .from("me@ourco.test")
            .to("O'Brien@visa.com"));

    run();

    assertThat(mailbox.documents(Mailbox.ROLES)).containsOnlyKeys(OBRIEN);
    assertThat(roles("acct-a", "o'brien.1@visa.com")).containsExactly("o'brien@visa.com to");
    assertThat(entry(domain("visa.com").path("email_engagements"), "o'brien@visa.com"))
        .isNotEmpty();
  }

  @Test
  @Scenario("MF-30")
  void more_than_ten_thousand_addresses_of_an_account_are_all_present() {
    mailbox.put(
        IntStream.range(0, 10)
            .mapToObj(
                m ->
                    Mail.of("acct-a", "m" + m, "2024-01-10T09:00:15.000Z")
                        .to(
                            IntStream.range(0, 1005)
                                .mapToObj(a -> "p%d.%d@visa.com".formatted(m, a))
                                .toArray(String[]::new)))
            .toArray(Mail[]::new));

    run();

    assertThat(account("acct-a").path("emails_to")).hasSize(10_050);
    assertThat(account("acct-a").path("emails_to").findValuesAsText("email_address"))
        .doesNotHaveDuplicates();
    assertThat(account("acct-a").path("cut").asBoolean()).isFalse();
    assertThat(domain("visa.com").path("email_engagements")).hasSize(10_050);
    assertThat(domain("visa.com").path("total_to").asInt()).isEqualTo(10_050);
  }
}
