package io.serai.acceptance.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.GeneratedMail;
import io.serai.acceptance.harness.Mailbox;
import io.serai.acceptance.harness.Recount;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every count and every date of the indices, beside a recount of the same messages in SQL. */
class RecountIT {
  private static final String OUR_OWN = "ourco.test";

  /** Most generated mail is taken in by then. */
  private static final Instant FIRST_RUN = Instant.parse("2024-10-01T00:00:00Z");

  @Test
  void fifteen_thousand_messages_are_what_a_recount_in_sql_says() {
    equal(15_000, 40, Duration.ofMinutes(5));
  }

  @Test
  @Tag("thorough")
  void a_million_messages_are_what_a_recount_in_sql_says() {
    equal(1_000_000, 500, Duration.ofMinutes(40));
  }

  @Test
  void a_recount_notices_one_wrong_count_and_one_missing_message() {
    Path hits = GeneratedMail.hits(7, 3, 200);
    Mailbox mailbox = Mailbox.of(hits);
    try (TestHub hub = TestHub.start(mailbox, Map.of("engagements.domains.exclude", OUR_OWN));
        Recount recount = new Recount(hits, OUR_OWN)) {
      hub.run("engagements", "aggregate", null);
      String roles = mailbox.index(Mailbox.ROLES);
      mailbox.store().delete(roles, mailbox.documents(Mailbox.ROLES).keySet().iterator().next());
      var domain = mailbox.documents(Mailbox.DOMAINS).entrySet().iterator().next();
      ObjectNode wrong = (ObjectNode) domain.getValue();
      wrong.put("total_to", wrong.get("total_to").asLong() + 1);
      mailbox
          .store()
          .put(mailbox.index(Mailbox.DOMAINS), Map.of(domain.getKey(), wrong.toString()));

      assertThat(recount.differences(mailbox))
          .contains(
              "- 1 rows of expected_message",
              "- 1 rows of expected_domain",
              "+ 1 rows of actual_domain")
          .noneMatch(line -> line.endsWith("_engagement"));
    }
  }

  private static void equal(long messages, int accounts, Duration limit) {
    Path hits = GeneratedMail.hits(7, accounts, messages);
    Mailbox mailbox = Mailbox.empty();
    mailbox.put(hits, line -> line.takenBy(FIRST_RUN));
    TestClock clock = TestClock.stoppedAt(FIRST_RUN.plus(Duration.ofMinutes(2)));
    try (TestHub hub =
            TestHub.start(mailbox, Map.of("engagements.domains.exclude", OUR_OWN), clock);
        Recount recount = new Recount(hits, OUR_OWN)) {
      Chain first = run(hub, limit);
      mailbox.put(hits, line -> line.deleted() || !line.takenBy(FIRST_RUN));
      clock.pass(Duration.ofDays(365));

      Chain second = run(hub, limit);

      long later = second.stage("message-roles").written();
      assertThat(later).isPositive().isLessThan(first.stage("message-roles").written());
      assertThat(recount.size()).isGreaterThan(messages);
      assertThat(recount.differences(mailbox)).isEmpty();
    }
  }

  private static Chain run(TestHub hub, Duration limit) {
    Chain chain = hub.run("engagements", "aggregate", null, limit);
    assertThat(chain.statuses()).as(chain.errors()).containsExactly("SUCCEEDED", "SUCCEEDED");
    return chain;
  }
}
