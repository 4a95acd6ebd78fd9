package io.serai.mail.store;

import io.serai.mail.MailKeys;
import io.serai.mail.compose.Draft;
import io.serai.mail.compose.DraftJson;
import io.serai.mail.compose.Templates;
import io.serai.mail.inbound.Kind;
import io.serai.mail.inbound.reply.MatchKeys;
import io.serai.mail.mailbox.Letter;
import io.serai.mail.match.Candidate;
import io.serai.mail.match.Candidates;
import io.serai.mail.match.MatchBy;
import io.serai.mail.match.Matched;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Finds the mail that an inbound one belongs to. */
public final class Correspondence {
  private static final Duration OF_LATE = Duration.ofDays(14);

  private final Transactions transactions;
  private final Sql sql;
  private final Candidates candidates;
  private final MailKeys keys;

  /**
   * @param folder {@code config/mail}
   */
  public Correspondence(DataSource hub, Path folder, Candidates candidates, MailKeys keys) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("inbox.sql"));
    this.candidates = candidates;
    this.keys = keys;
  }

  private record Addressee(String party, String hash) {}

  /** The first candidate that exists, else a guess by sender and subject; empty without either. */
  public Optional<Matched> find(Letter letter, Instant now) {
    return transactions.in(
        connection -> {
          for (Candidate one : candidates.of(letter.kind(), letter.inbound().keys(), now)) {
            Optional<Matched> matched = matched(connection, one);
            if (matched.isPresent()) {
              return matched;
            }
          }
          return guess(connection, letter, now);
        });
  }

  private Optional<Matched> matched(Connection connection, Candidate candidate)
      throws SQLException {
    List<Addressee> all =
        sql.rows(
            connection,
            "addressees",
            row -> new Addressee(row.getString(1), row.getString(2)),
            candidate.mail());
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Matched(candidate, all.get(0).party(), all.stream().map(Addressee::hash).toList()));
  }

  private record Written(String mail, String subject) {}

  private Optional<Matched> guess(Connection connection, Letter letter, Instant now)
      throws SQLException {
    MatchKeys said = letter.inbound().keys();
    String hash = AddressHash.of(said.sender(), keys);
    boolean answers = letter.kind() == Kind.HUMAN || letter.kind() == Kind.AUTO_REPLY;
    if (!answers || hash.isEmpty() || said.subject().isEmpty()) {
      return Optional.empty();
    }
    List<Written> written =
        sql.rows(
            connection,
            "written_to",
            row -> new Written(row.getString(1), subject(row.getBytes(2))),
            hash,
            now.minus(OF_LATE));
    for (Written one : written) {
      if (said.subject().equals(one.subject())) {
        return matched(connection, new Candidate(MatchBy.SENDER_SUBJECT, one.mail(), -1, false));
      }
    }
    return Optional.empty();
  }

  private String subject(byte[] content) {
    Draft draft = DraftJson.reopen(keys.open(content));
    Map<String, String> links = Map.of("confirm_url", "", "unsubscribe_url", "");
    return MatchKeys.normalised(Templates.fill(draft, links).subject());
  }
}
