package io.serai.mail.store;

import io.serai.mail.MailKeys;
import io.serai.mail.model.Suppression;
import io.serai.mail.token.Claim;
import io.serai.mail.token.Claim.Kind;
import io.serai.mail.token.SignedTokens;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;

/** What recipients do with the links of a mail. Each works for the recipient it was made for. */
public final class Links {
  private final Transactions transactions;
  private final Sql sql;
  private final MailStore store;
  private final SignedTokens tokens;
  private final Clock clock;

  /**
   * @param folder {@code config/mail}
   */
  public Links(DataSource hub, Path folder, MailStore store, MailKeys keys, Clock clock) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("intake.sql"));
    this.store = store;
    this.tokens = new SignedTokens(keys);
    this.clock = clock;
  }

  private record Addressee(String party, String hash) {}

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Whether a link means anything. */
  public boolean known(String token, Kind kind) {
    return tokens.read(token, kind, now()).isPresent();
  }

  /** No mail of that party to that recipient any more; false for a link that means nothing. */
  public boolean unsubscribe(String token) {
    Optional<Addressee> addressee = tokens.read(token, Kind.UNSUBSCRIBE, now()).flatMap(this::find);
    addressee.ifPresent(
        one ->
            store.suppress(
                one.party(), new Suppression(one.hash(), Suppression.Reason.UNSUBSCRIBE), now()));
    return addressee.isPresent();
  }

  private Optional<Addressee> find(Claim claim) {
    return transactions.in(
        connection ->
            sql.row(
                connection,
                "addressee",
                row -> new Addressee(row.getString(1), row.getString(2)),
                claim.mail(),
                claim.recipient()));
  }

  /** Its recipient says that a mail came; false for a link that means nothing. */
  public boolean confirm(String token) {
    Instant now = now();
    Optional<Claim> claim = tokens.read(token, Kind.CONFIRM, now);
    claim.ifPresent(
        one -> {
          transactions.use(
              connection ->
                  sql.update(
                      connection,
                      "clicked",
                      one.mail(),
                      one.recipient(),
                      now,
                      one.mail(),
                      one.recipient(),
                      one.mail(),
                      one.recipient()));
          store.confirmed(one.mail(), now);
        });
    return claim.isPresent();
  }
}
