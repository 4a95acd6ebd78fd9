package io.serai.mail.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.testing.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Budgets over days of a clock that nobody waits for. */
class BudgetTest {
  private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static ModelOutbox outbox(int accounts, int perDay) {
    Map<String, Account.Terms> terms = new TreeMap<>();
    IntStream.range(0, accounts)
        .forEach(n -> terms.put("a%02d".formatted(n), new Account.Terms(perDay, 100, WarmUp.NONE)));
    return new ModelOutbox(terms, Duration.ofMinutes(5), Duration.ofMinutes(10), 0);
  }

  private static void queue(ModelOutbox outbox, int mails) {
    for (int i = 0; i < mails; i++) {
      outbox.accept(
          new Outbox.Submission(
              "m%06d".formatted(i),
              "p",
              TEN.plus(Duration.ofDays(8)),
              List.of(Recipient.queued(0, "h" + i, "d", TEN))),
          TEN);
    }
  }

  /** Every mail that is due goes out at once; so many were taken. */
  private static int work(ModelOutbox outbox, Instant now) {
    int taken = 0;
    for (String id : outbox.due(100_000, now)) {
      Outbox.Leased leased = outbox.lease(id, now);
      if (leased.lease() != null && outbox.smtp(id, leased.lease().number(), now)) {
        outbox.settle(id, leased.lease().number(), Map.of(0, Answer.ACCEPTED), now);
        taken++;
      }
    }
    return taken;
  }

  private static long sent(ModelOutbox outbox) {
    return outbox.mails.values().stream()
        .filter(mail -> mail.recipients().get(0).state() == MailState.SENT)
        .count();
  }

  private static void over(ModelOutbox outbox, Instant from, Duration time) {
    for (Instant now = from; now.isBefore(from.plus(time)); now = now.plus(MINUTE)) {
      work(outbox, now);
    }
  }

  @Test
  @Scenario("E8")
  void five_accounts_of_2000_send_10000_and_the_next_waits_for_the_first_to_be_a_day_old() {
    ModelOutbox outbox = outbox(5, 2000);
    queue(outbox, 10_001);

    over(outbox, TEN, Duration.ofMinutes(30));

    assertThat(sent(outbox)).isEqualTo(10_000);
    Instant now = TEN.plus(Duration.ofMinutes(30));
    assertThat(outbox.accounts.keySet())
        .allSatisfy(id -> assertThat(outbox.used(id, DAY, now)).isEqualTo(2000));
    assertThat(outbox.mails.values())
        .filteredOn(mail -> mail.recipients().get(0).state() == MailState.DEFERRED)
        .singleElement()
        .satisfies(
            mail -> assertThat(mail.recipients().get(0).notBefore()).isEqualTo(TEN.plus(DAY)));
  }

  @Test
  @Scenario("E8")
  void five_consumer_accounts_send_2500_in_a_day() {
    ModelOutbox outbox = outbox(5, 500);
    queue(outbox, 2_600);

    over(outbox, TEN, Duration.ofMinutes(30));

    assertThat(sent(outbox)).isEqualTo(2_500);
  }

  @Test
  @Scenario("E10")
  void budgets_free_as_a_day_passes_since_each_mail_and_not_at_midnight() {
    ModelOutbox outbox = outbox(1, 2000);
    queue(outbox, 2_000);
    for (int minute = 0; minute < 60; minute++) {
      Instant now = TEN.plus(Duration.ofMinutes(minute));
      outbox.due(34, now).forEach(id -> one(outbox, id, now));
    }
    assertThat(sent(outbox)).isEqualTo(2_000);

    assertThat(remaining(outbox, Instant.parse("2026-03-02T00:00:01Z"))).isZero();
    assertThat(remaining(outbox, TEN.plus(DAY).plus(Duration.ofMinutes(30))))
        .isBetween(1000L, 1080L);
    assertThat(remaining(outbox, TEN.plus(DAY).plus(Duration.ofHours(1)))).isEqualTo(2000);
  }

  private static void one(ModelOutbox outbox, String id, Instant now) {
    int lease = outbox.lease(id, now).lease().number();
    outbox.smtp(id, lease, now);
    outbox.settle(id, lease, Map.of(0, Answer.ACCEPTED), now);
  }

  private static long remaining(ModelOutbox outbox, Instant now) {
    return outbox.pool(now).remaining(now);
  }

  @Test
  void with_work_to_do_a_week_uses_its_budget_and_no_day_of_it_more() {
    ModelOutbox outbox = outbox(3, 40);
    queue(outbox, 1_200);
    List<Instant> taken = new ArrayList<>();
    Duration step = Duration.ofMinutes(5);
    for (Instant now = TEN; now.isBefore(TEN.plus(Duration.ofDays(7))); now = now.plus(step)) {
      for (int mails = work(outbox, now); mails > 0; mails--) {
        taken.add(now);
      }
    }
    // the first day is whole when it ends, and so is every window of a day after it
    assertThat(taken.size()).isGreaterThanOrEqualTo(7 * 120 * 99 / 100);
    for (int i = 120; i < taken.size(); i++) {
      assertThat(Duration.between(taken.get(i - 120), taken.get(i))).isGreaterThanOrEqualTo(DAY);
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 60", "20, 15"})
  void three_hubs_use_a_week_of_budgets_and_no_account_has_more_in_any_24_hours(
      int accounts, int perDay) {
    ModelOutbox outbox = outbox(accounts, perDay);
    Map<String, List<Instant>> taken = new TreeMap<>();
    Duration step = Duration.ofMinutes(2);
    Instant end = TEN.plus(Duration.ofDays(7));
    int day = accounts * perDay;
    int queued = 0;
    for (Instant now = TEN; now.isBefore(end); now = now.plus(step)) {
      // why: there is always work for the budget of a day, and a little more
      for (; queued < (Duration.between(TEN, now).toDays() + 1) * day + 100; queued++) {
        queue(outbox, queued, now);
      }
      threeHubs(outbox, now, taken);
    }
    int all = taken.values().stream().mapToInt(List::size).sum();
    assertThat(all).isGreaterThanOrEqualTo(7 * day * 99 / 100);
    for (List<Instant> one : taken.values()) {
      for (int i = perDay; i < one.size(); i++) {
        assertThat(Duration.between(one.get(i - perDay), one.get(i))).isGreaterThanOrEqualTo(DAY);
      }
    }
  }

  private static void queue(ModelOutbox outbox, int n, Instant now) {
    outbox.accept(
        new Outbox.Submission(
            "m%06d".formatted(n),
            "p",
            now.plus(Duration.ofDays(8)),
            List.of(Recipient.queued(0, "h" + n, "d", now))),
        now);
  }

  /** Each has taken its leases before any of them marks, sends and reports. */
  private static void threeHubs(ModelOutbox outbox, Instant now, Map<String, List<Instant>> taken) {
    Map<String, Lease> out = new TreeMap<>();
    for (int hub = 0; hub < 3; hub++) {
      for (String id : outbox.due(400, now)) {
        Outbox.Leased leased = outbox.lease(id, now);
        if (leased.lease() != null) {
          out.put(id, leased.lease());
        }
      }
    }
    Instant later = now.plusSeconds(30);
    out.forEach(
        (id, lease) -> {
          if (outbox.smtp(id, lease.number(), later)) {
            taken.computeIfAbsent(lease.account(), a -> new ArrayList<>()).add(later);
            outbox.settle(id, lease.number(), Map.of(0, Answer.ACCEPTED), later);
          }
        });
  }

  @Test
  void an_account_that_nobody_knows_yet_begins_small_and_doubles() {
    WarmUp warmUp = new WarmUp(TEN, 50, Duration.ofDays(3));
    Account.Terms terms = new Account.Terms(500, 100, warmUp);

    assertThat(
            IntStream.of(0, 2, 3, 6, 9, 12, 400)
                .map(d -> terms.today(TEN.plus(Duration.ofDays(d)))))
        .containsExactly(50, 50, 100, 200, 400, 500, 500);
    assertThat(terms.today(TEN.minus(DAY))).isEqualTo(50);
  }

  @Test
  void no_account_has_more_than_its_minute() {
    ModelOutbox outbox = outbox(2, 2000);
    queue(outbox, 500);

    assertThat(work(outbox, TEN)).isEqualTo(200);
    assertThat(work(outbox, TEN.plusSeconds(59))).isZero();
    assertThat(work(outbox, TEN.plusSeconds(60))).isEqualTo(200);
  }
}
