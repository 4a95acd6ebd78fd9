package io.serai.acceptance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Database;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestClock;
import io.serai.hub.ledger.AlarmMails;
import io.serai.hub.ledger.AlarmMails.Due;
import io.serai.hub.ledger.Alarms;
import io.serai.hub.ledger.Alarms.Kind;
import io.serai.hub.ledger.LedgerDatabase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Which mails are due, and to whom of several hubs. */
class AlarmMailsIT {
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private final Database tables = Space.empty().hub();
  private final TestClock clock = TestClock.stoppedAt(Books.START.plusNanos(123_456_789));
  private final LedgerDatabase database = new LedgerDatabase(source());
  private final Alarms alarms = new Alarms(database, clock);
  private final AlarmMails mails = new AlarmMails(database, clock, CLAIM);

  @Test
  void an_alarm_is_due_once_and_its_end_once() {
    alarms.raise("totesys", "load", Kind.SILENCE, "nothing came");
    Due raised = mails.claim().orElseThrow();
    assertThat(raised.mailed()).isFalse();
    mails.sent(raised);
    assertThat(mails.claim()).isEmpty();

    alarms.clear("totesys", "load", Kind.SILENCE);
    Due over = mails.claim().orElseThrow();
    assertThat(over.mailed()).isTrue();
    mails.sent(over);

    assertThat(mails.claim()).isEmpty();
    assertThat(
            tables.rows(
                "SELECT count(*) FROM serai.alarm WHERE mailed_at IS NOT NULL AND recovery_mailed_at IS NOT NULL"))
        .containsExactly("1");
  }

  @Test
  void a_claim_is_left_alone_until_it_ends_and_then_marks_nothing() {
    alarms.raise("totesys", "load", Kind.SILENCE, "nothing came");
    Due slow = mails.claim().orElseThrow();
    assertThat(mails.claim()).isEmpty();

    clock.pass(CLAIM);
    Optional<Due> again = mails.claim();
    mails.sent(slow);

    assertThat(again).get().extracting(Due::id).isEqualTo(slow.id());
    assertThat(tables.rows("SELECT mailed_at IS NULL FROM serai.alarm")).containsExactly("t");
  }

  @Test
  void a_trouble_that_was_over_before_its_mail_is_told_twice_in_order() {
    alarms.raise("totesys", "load", Kind.SILENCE, "nothing came");
    alarms.clear("totesys", "load", Kind.SILENCE);

    Due first = mails.claim().orElseThrow();
    mails.sent(first);
    Due second = mails.claim().orElseThrow();

    assertThat(first.mailed()).isFalse();
    assertThat(second.mailed()).isTrue();
  }

  private PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(tables.url());
    return source;
  }
}
