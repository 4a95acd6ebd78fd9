package io.serai.mail.store;

import io.serai.mail.model.MailEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The event log of all mails: lines are added to it, and never change. */
final class History {
  private static final String[] EVENT = {"text", "int", "timestamptz", "text", "text"};

  private final Sql sql;

  /** A line of a mail's history. */
  record Line(String mail, MailEvent event) {}

  History(Sql sql) {
    this.sql = sql;
  }

  void add(Connection connection, String mail, List<MailEvent> events, Instant now)
      throws SQLException {
    add(connection, events.stream().map(event -> new Line(mail, event)).toList(), now);
  }

  void add(Connection connection, List<Line> lines, Instant now) throws SQLException {
    Sql.Columns rows = sql.columns(connection, "event", EVENT);
    for (Line line : lines) {
      MailEvent event = line.event();
      rows.add(line.mail(), event.recipient(), now, event.type(), event.detail());
    }
    rows.run();
  }
}
