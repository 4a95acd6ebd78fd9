package io.serai.mail.store;

import io.serai.mail.MailKeys;
import io.serai.mail.inbound.bounce.Bounce;
import io.serai.mail.mailbox.Arrived;
import io.serai.mail.mailbox.Letter;
import io.serai.mail.match.Matched;
import io.serai.mail.model.Tiding;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Inbound mails as rows. */
final class InboundRows {
  private final Sql sql;
  private final MailKeys keys;

  InboundRows(Sql sql, MailKeys keys) {
    this.sql = sql;
    this.keys = keys;
  }

  /** False when it was kept before. */
  boolean insert(Connection connection, Letter letter, List<Tiding> tidings, Instant now)
      throws SQLException {
    Arrived arrived = letter.arrived();
    Matched matched = letter.matched();
    boolean fresh =
        sql.update(
                connection,
                "keep",
                letter.id(),
                arrived.mailbox().account().id(),
                arrived.mailbox().folder(),
                arrived.validity(),
                arrived.uid(),
                now,
                letter.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                text(letter.inbound().classified().because()),
                matched == null ? null : matched.candidate().mail(),
                matched == null ? null : matched.party(),
                matched == null ? null : matched.candidate().by().word(),
                tidings.isEmpty() ? null : tidings.get(0).recipient(),
                letter.inbound().optOut(),
                keys.seal(content(letter)))
            == 1;
    if (fresh) {
      bounces(connection, letter, now);
    }
    return fresh;
  }

  private void bounces(Connection connection, Letter letter, Instant now) throws SQLException {
    Matched matched = letter.matched();
    boolean sure = matched != null && matched.candidate().by().sure();
    int seq = 0;
    try (Sql.Batch rows = sql.batch(connection, "bounce")) {
      for (Bounce one : letter.inbound().recipients()) {
        int place = sure ? matched.place(AddressHash.of(one.recipient(), keys)) : -1;
        rows.add(
            letter.id(),
            seq++,
            sure ? matched.candidate().mail() : null,
            place < 0 ? null : place,
            now,
            text(one.action()),
            text(one.replyCode()),
            text(one.status()),
            one.group().label(),
            one.hard(),
            text(one.because()));
      }
      rows.run();
    }
  }

  /** why: the database takes every character but this one */
  private static String text(String any) {
    return any.replace("\0", "");
  }

  private static String content(Letter letter) {
    List<Content.Told> told =
        letter.inbound().recipients().stream()
            .map(one -> new Content.Told(one.recipient(), one.diagnostic()))
            .toList();
    return new Content(
            letter.mail().header("From"),
            letter.mail().header("Subject"),
            letter.inbound().text(),
            told)
        .write();
  }
}
