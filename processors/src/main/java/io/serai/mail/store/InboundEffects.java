package io.serai.mail.store;

import io.serai.mail.match.Matched;
import io.serai.mail.model.Hearing;
import io.serai.mail.model.Mail;
import io.serai.mail.model.MailState;
import io.serai.mail.model.Step;
import io.serai.mail.model.Tiding;
import io.serai.mail.model.Withdrawing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What tidings change, in the caller's transaction. */
final class InboundEffects {
  private static final Duration FULL_WITHIN = Duration.ofDays(30);

  private final Sql inbox;
  private final Sql outbox;
  private final MailRows mails;
  private final History history;

  InboundEffects(Sql inbox, Sql outbox) {
    this.inbox = inbox;
    this.outbox = outbox;
    this.mails = new MailRows(outbox);
    this.history = new History(outbox);
  }

  /** States by precedence, history, and stops with what waits for those addresses. */
  void apply(Connection connection, Matched matched, List<Tiding> tidings, Instant now)
      throws SQLException {
    step(connection, matched.candidate().mail(), now, mail -> Hearing.hear(mail, tidings, now));
    for (Tiding tiding : tidings) {
      String hash = matched.hashes().get(tiding.recipient());
      if (stopped(connection, matched.party(), hash, tiding, now)) {
        letGo(connection, matched.party(), hash, now);
      }
    }
  }

  private boolean stopped(
      Connection connection, String party, String hash, Tiding tiding, Instant now)
      throws SQLException {
    if (tiding.stop() != null) {
      inbox.update(connection, "stop", party, hash, tiding.stop().word(), now, tiding.review());
      return true;
    }
    return tiding.state() == MailState.BOUNCED
        && inbox.update(
                connection, "stop_full", party, hash, now, party, hash, now.minus(FULL_WITHIN))
            == 1;
  }

  private void letGo(Connection connection, String party, String hash, Instant now)
      throws SQLException {
    for (String id : outbox.texts(connection, "waiting_for", party, hash)) {
      step(connection, id, now, mail -> Withdrawing.suppress(mail, Set.of(hash)));
    }
  }

  /** The rules for a mail that is locked. */
  private interface Rule {
    Step apply(Mail mail);
  }

  private void step(Connection connection, String id, Instant now, Rule rule) throws SQLException {
    Optional<Mail> mail = mails.lock(connection, id);
    if (mail.isPresent()) {
      Step step = rule.apply(mail.get());
      if (!step.mail().equals(mail.get())) {
        mails.update(connection, mail.get(), step.mail());
      }
      history.add(connection, id, step.events(), now);
    }
  }
}
