package io.serai.mail.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a mail by what a server says, on the outbox in memory. */
class SettlingTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final ModelOutbox outbox =
      new ModelOutbox(Map.of("a", terms(2000), "b", terms(2000)), LEASE, Duration.ofMinutes(10), 0);

  private static Account.Terms terms(int perDay) {
    return new Account.Terms(perDay, 100, WarmUp.NONE);
  }

  @BeforeEach
  void queued() {
    outbox.accept(mail("m", 1, Duration.ofHours(24)), NOON);
  }

  private static Outbox.Submission mail(String id, int recipients, Duration life) {
    return new Outbox.Submission(
        id,
        "p",
        NOON.plus(life),
        java.util.stream.IntStream.range(0, recipients)
            .mapToObj(n -> Recipient.queued(n, "h" + n, "d", NOON))
            .toList());
  }

  private void answered(Instant now, Answer answer) {
    Outbox.Leased leased = outbox.lease("m", now);
    assertThat(leased.result()).isEqualTo(Step.Result.DONE);
    assertThat(outbox.smtp("m", leased.lease().number(), now)).isTrue();
    outbox.settle("m", leased.lease().number(), Map.of(0, answer), now);
  }

  private Recipient recipient() {
    return outbox.mails.get("m").recipients().get(0);
  }

  private static Answer refused(Verdict verdict, int code, String enhanced) {
    return new Answer(verdict, code, enhanced);
  }

  @Test
  void a_mail_that_is_deferred_twice_and_then_taken_had_three_attempts() {
    Answer later = refused(Verdict.TRANSIENT, 451, "4.7.1");
    answered(NOON, later);
    Instant second = recipient().notBefore();
    assertThat(Duration.between(NOON, second))
        .isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72));
    answered(second, later);
    Instant third = recipient().notBefore();
    assertThat(Duration.between(second, third))
        .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));

    answered(third, Answer.ACCEPTED);

    assertThat(recipient().state()).isEqualTo(MailState.SENT);
    assertThat(recipient().attempts()).isEqualTo(3);
  }

  @Test
  void an_unknown_user_is_failed_and_never_written_to_again() {
    answered(NOON, refused(Verdict.NO_SUCH_USER, 550, "5.1.1"));
    assertThat(recipient().state()).isEqualTo(MailState.FAILED);

    outbox.accept(mail("next", 1, Duration.ofHours(1)), NOON);

    assertThat(outbox.mails.get("next").recipients().get(0).state())
        .isEqualTo(MailState.SUPPRESSED);
    assertThat(outbox.lease("next", NOON).result()).isEqualTo(Step.Result.NOTHING);
  }

  @Test
  void an_account_that_sent_enough_is_parked_and_the_mail_goes_through_another() {
    Outbox.Leased first = outbox.lease("m", NOON);
    outbox.settle(
        "m", first.lease().number(), Map.of(0, refused(Verdict.ACCOUNT_LIMIT, 550, "5.4.5")), NOON);
    assertThat(outbox.accounts.get(first.lease().account()).status())
        .isEqualTo(Account.Status.PARKED);

    Outbox.Leased second = outbox.lease("m", NOON);

    assertThat(second.lease().account()).isNotEqualTo(first.lease().account());
    assertThat(recipient().attempts()).isZero();
    assertThat(outbox.used(first.lease().account(), Duration.ofHours(24), NOON)).isZero();
  }

  @Test
  void a_parked_account_is_probed_with_one_mail_and_open_again_when_that_is_taken() {
    outbox.accounts.replaceAll((id, account) -> account.park(NOON, null));
    Instant open = NOON.plus(Account.SHORTEST_PARK);
    assertThat(outbox.lease("m", open.minusSeconds(1)).result()).isEqualTo(Step.Result.DEFERRED);
    assertThat(recipient().notBefore()).isEqualTo(open);
    Outbox.Leased probe = outbox.lease("m", open);
    assertThat(probe.lease().probe()).isTrue();
    outbox.accept(mail("n", 1, Duration.ofHours(1)), NOON);
    outbox.accept(mail("o", 1, Duration.ofHours(1)), NOON);
    assertThat(outbox.lease("n", open).lease().account()).isNotEqualTo(probe.lease().account());
    assertThat(outbox.lease("o", open).result()).isEqualTo(Step.Result.DEFERRED);

    outbox.settle("m", probe.lease().number(), Map.of(0, Answer.ACCEPTED), open);

    assertThat(outbox.accounts.get(probe.lease().account()).status())
        .isEqualTo(Account.Status.ACTIVE);
  }

  @Test
  void an_account_whose_credentials_are_refused_is_out_and_the_mail_is_not_touched() {
    Outbox.Leased first = outbox.lease("m", NOON);
    outbox.settle(
        "m", first.lease().number(), Map.of(0, refused(Verdict.CREDENTIALS, 535, "5.7.8")), NOON);

    assertThat(outbox.accounts.get(first.lease().account()).status())
        .isEqualTo(Account.Status.DISABLED);
    assertThat(recipient().state()).isEqualTo(MailState.QUEUED);
    assertThat(recipient().attempts()).isZero();
  }

  @Test
  void a_worker_that_died_before_smtp_leaves_a_mail_that_is_sent_by_another() {
    outbox.lease("m", NOON);
    assertThat(outbox.due(10, NOON.plus(LEASE).minusMillis(1))).isEmpty();

    assertThat(outbox.due(10, NOON.plus(LEASE))).containsExactly("m");

    assertThat(recipient().state()).isEqualTo(MailState.QUEUED);
    assertThat(outbox.uses.values()).allMatch(use -> use.recipients() == 0);
  }

  @Test
  void a_worker_that_died_at_smtp_leaves_a_mail_that_is_held_and_whose_budget_is_spent() {
    Outbox.Leased lost = outbox.lease("m", NOON);
    outbox.smtp("m", lost.lease().number(), NOON);
    Instant later = NOON.plus(LEASE);

    assertThat(outbox.due(10, later)).isEmpty();

    assertThat(recipient().state()).isEqualTo(MailState.UNKNOWN);
    assertThat(outbox.lease("m", later).result()).isEqualTo(Step.Result.NOTHING);
    assertThat(outbox.used(lost.lease().account(), Duration.ofHours(24), later)).isEqualTo(1);
  }

  @Test
  void a_worker_that_was_asleep_over_its_lease_may_not_begin_smtp() {
    Outbox.Leased asleep = outbox.lease("m", NOON);

    assertThat(outbox.smtp("m", asleep.lease().number(), NOON.plus(LEASE))).isFalse();
  }

  @Test
  void a_late_word_that_the_mail_was_taken_ends_what_was_held() {
    Outbox.Leased slow = outbox.lease("m", NOON);
    outbox.smtp("m", slow.lease().number(), NOON);
    outbox.due(10, NOON.plus(LEASE));

    Step.Result result =
        outbox.settle("m", slow.lease().number(), Map.of(0, Answer.ACCEPTED), NOON.plus(LEASE));

    assertThat(result).isEqualTo(Step.Result.DONE);
    assertThat(recipient().state()).isEqualTo(MailState.SENT);
  }

  @Test
  void a_mail_that_is_only_ever_deferred_expires_with_its_last_error() {
    outbox.mails.clear();
    outbox.accept(mail("m", 1, Duration.ofHours(1)), NOON);
    Instant now = NOON;
    while (recipient().state().waiting()) {
      answered(now, refused(Verdict.TRANSIENT, 451, "4.7.1"));
      now = recipient().notBefore();
    }
    assertThat(recipient().state()).isEqualTo(MailState.EXPIRED);
    assertThat(recipient().error().code()).isEqualTo(451);
  }

  @Test
  void one_of_three_recipients_may_fail_alone() {
    outbox.mails.clear();
    outbox.accept(mail("m", 3, Duration.ofHours(1)), NOON);
    Outbox.Leased leased = outbox.lease("m", NOON);
    outbox.settle(
        "m",
        leased.lease().number(),
        Map.of(
            0, Answer.ACCEPTED,
            1, refused(Verdict.NO_SUCH_USER, 550, "5.1.1"),
            2, refused(Verdict.TRANSIENT, 450, "4.2.1")),
        NOON);

    assertThat(outbox.mails.get("m").recipients())
        .extracting(Recipient::state)
        .containsExactly(MailState.SENT, MailState.FAILED, MailState.DEFERRED);
    assertThat(outbox.used(leased.lease().account(), Duration.ofHours(24), NOON)).isEqualTo(1);
  }

  @Test
  void a_mail_that_waits_can_be_taken_back_and_one_that_is_sent_cannot() {
    assertThat(outbox.cancel("m", NOON)).isEqualTo(Step.Result.DONE);
    assertThat(recipient().state()).isEqualTo(MailState.CANCELLED);
    assertThat(outbox.due(10, NOON)).isEmpty();
    outbox.accept(mail("n", 1, Duration.ofHours(1)), NOON);
    outbox.lease("n", NOON);
    assertThat(outbox.cancel("n", NOON)).isEqualTo(Step.Result.STALE);
  }

  @Test
  void news_comes_in_any_order_and_the_later_one_by_precedence_stays() {
    answered(NOON, Answer.ACCEPTED);
    outbox.confirmed("m", NOON);
    assertThat(recipient().state()).isEqualTo(MailState.CONFIRMED);
    assertThat(outbox.confirmed("m", NOON)).isEqualTo(Step.Result.NOTHING);
    Mail replied = News.heard(outbox.mails.get("m"), MailState.REPLIED, "").mail();
    assertThat(News.heard(replied, MailState.BOUNCED, "").mail()).isEqualTo(replied);
    assertThat(outbox.events.get("m"))
        .extracting(MailEvent::type)
        .containsExactly("queued", "sending", "sent", "confirmed");
  }

  @Test
  void a_company_that_no_account_has_room_for_goes_through_another_and_never_over_a_budget() {
    ModelOutbox small =
        new ModelOutbox(Map.of("a", terms(2), "b", terms(3)), LEASE, Duration.ofMinutes(10), 0);
    small.accept(mail("m", 3, Duration.ofDays(2)), NOON);
    small.accept(mail("n", 2, Duration.ofDays(2)), NOON);
    small.accept(mail("o", 1, Duration.ofDays(2)), NOON);

    assertThat(List.of(small.lease("m", NOON), small.lease("n", NOON)))
        .extracting(leased -> leased.lease().account())
        .containsExactly("b", "a");
    assertThat(small.lease("o", NOON).result()).isEqualTo(Step.Result.DEFERRED);
    assertThat(small.mails.get("o").recipients().get(0).notBefore())
        .isEqualTo(NOON.plus(LEASE).plus(Duration.ofHours(24)));
  }
}
