package io.serai.acceptance.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Mail;
import io.serai.acceptance.harness.Mailbox;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More than fits into a page. */
class SizeIT extends OverMailbox {
  @Test
  @Scenario("MF-14")
  void every_account_is_read() {
    restart(pages("5"));
    mailbox.put(
        IntStream.range(0, 12)
            .mapToObj(i -> M1.copy("acct-" + i, "acct-%d:m1".formatted(i)))
            .toArray(Mail[]::new));

    run();

    assertThat(mailbox.documents(Mailbox.ACCOUNTS)).hasSize(12);
    assertThat(domain("visa.com").path("accounts")).hasSize(12);
    assertThat(domain("visa.com").path("total_emails").asInt()).isEqualTo(12);
    assertThat(domain("visa.com").path("distinct_messages").asInt()).isEqualTo(1);
  }

  @Test
  @Scenario("MF-15")
  void five_thousand_and_one_messages_count_five_thousand_and_one() {
    Map<String, String> documents = new LinkedHashMap<>();
    for (int i = 0; i < 5001; i++) {
      Mail mail =
          Mail.of("acct-a", "m%d@x".formatted(i), "2024-01-10T09:00:15.000Z").to("ann@visa.com");
      documents.put(mail.id(), mail.source().toString());
    }
    mailbox.put(documents);

    run();

    assertThat(mailbox.store().count(mailbox.index(Mailbox.ROLES))).isEqualTo(5001);
    assertThat(entry(account("acct-a").path("emails_to"), "ann@visa.com").path("count").asInt())
        .isEqualTo(5001);
    assertThat(domain("visa.com").path("total_emails").asInt()).isEqualTo(5001);
    assertThat(domain("visa.com").path("distinct_messages").asInt()).isEqualTo(5001);
  }

  @Test
  @Scenario("MF-16")
  void equal_dates_and_copies_across_the_edge_of_a_page_are_read_once() {
    restart(pages("2"));
    Mail[] five =
        IntStream.range(0, 5)
            .mapToObj(
                i -> Mail.of("acct-a", "m" + i, "2024-01-10T09:00:15.000Z").to("ann@visa.com"))
            .toArray(Mail[]::new);
    mailbox.put(five);
    for (int copy = 0; copy < 3; copy++) {
      mailbox.put(five[1].copy("acct-a", "acct-a:copy-" + copy));
    }

    run();

    assertThat(mailbox.documents(Mailbox.ROLES)).hasSize(5);
    assertThat(message("acct-a", "m1").path("source_ids")).hasSize(4);
    assertThat(domain("visa.com").path("total_emails").asInt()).isEqualTo(5);
  }

  @Test
  void a_list_that_is_too_long_is_cut_and_counts_on() {
    Map<String, String> settings = settings();
    settings.put("engagements.max-list", "3");
    restart(settings);
    mailbox.put(
        Mail.of("acct-a", "m1", "2024-01-10T09:00:15.000Z")
            .to(IntStream.range(0, 5).mapToObj("p%d@visa.com"::formatted).toArray(String[]::new)));

    var chain = runAnyhow(null);

    assertThat(chain.stage("aggregate").status()).isEqualTo("PARTIAL");
    assertThat(chain.stage("aggregate").error()).contains("SERAI-3007");
    assertThat(account("acct-a").path("emails_to")).hasSize(3);
    assertThat(account("acct-a").path("cut").asBoolean()).isTrue();
    assertThat(statistics("acct-a").path("emails_to_count").asInt()).isEqualTo(5);
    assertThat(domain("visa.com").path("addresses").asInt()).isEqualTo(5);
  }

  private Map<String, String> pages(String size) {
    Map<String, String> settings = settings();
    settings.put("engagements.page", size);
    settings.put("engagements.buckets", size);
    return settings;
  }
}
