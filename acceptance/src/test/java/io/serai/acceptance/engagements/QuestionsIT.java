package io.serai.acceptance.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.harness.Api;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people ask of the indices, through the API. */
class QuestionsIT extends OverMailbox {
  private static final String QUESTIONS = "/api/v1/flows/engagements/questions";

  private Api api;

  @BeforeEach
  void three_messages_of_two_accounts() {
    mailbox.put(M1, M2, M3, M4);
    run();
    api = hub().api("ops:read");
  }

  @Test
  void accounts_domains_and_addresses_are_ranked_by_their_messages() {
    assertThat(rows("/top-accounts")).containsExactly("acct-a 3", "acct-b 1");
    assertThat(rows("/top-domains")).containsExactly("visa.com 3", "gs.com 2", "wexinc.com 1");
    assertThat(rows("/top-domains?account=acct-b"))
        .containsExactly("visa.com 3", "gs.com 2", "wexinc.com 1");
    assertThat(rows("/top-addresses"))
        .containsExactly("ann@visa.com 4", "bob@gs.com 3", "cat@wexinc.com 2");
    assertThat(rows("/top-addresses?account=acct-a&since=2024-01-11"))
        .containsExactly("ann@visa.com 2", "bob@gs.com 1");
    assertThat(rows("/top-addresses?domain=wexinc.com&limit=1")).containsExactly("bob@gs.com 2");
  }

  @Test
  void contact_over_time_is_drawn_by_day_and_month() {
    assertThat(rows("/contact-by-day?domain=visa.com"))
        .containsExactly("2024-01-10 2", "2024-01-11 1", "2024-01-12 1");
    assertThat(rows("/contact-by-month")).containsExactly("2024-01-01 4");
    assertThat(rows("/contact-by-day?address=cat@wexinc.com")).containsExactly("2024-01-10 2");
    assertThat(rows("/contact-by-day?account=acct-b&until=2024-01-10")).isEmpty();
  }

  @Test
  void an_answer_has_its_columns_and_says_when_there_is_more() {
    JsonNode answer = api.get(QUESTIONS + "/top-domains?limit=2").json();

    assertThat(answer.path("truncated").asBoolean()).isTrue();
    assertThat(answer.path("rows")).hasSize(2);
    assertThat(answer.path("columns").path(0).path("name").asText()).isEqualTo("domain");
    JsonNode visa = answer.path("rows").path(0);
    assertThat(visa.path("first_contact").asText()).isEqualTo("2024-01-10T09:00:15.000Z");
    assertThat(visa.path("sent_to").asInt()).isEqualTo(3);
    assertThat(api.get(QUESTIONS).json())
        .extracting(q -> q.path("question").asText())
        .contains("top-accounts", "top-addresses", "contact-by-month");
    assertThat(api.get(QUESTIONS + "/top-domains?colour=red").status()).isEqualTo(400);
  }

  /** The first column and the messages of each row. */
  private List<String> rows(String question) {
    JsonNode answer = api.get(QUESTIONS + question).json();
    String first = answer.path("columns").path(0).path("name").asText();
    return StreamSupport.stream(answer.path("rows").spliterator(), false)
        .map(row -> row.path(first).asText() + " " + row.path("messages").asText())
        .toList();
  }
}
