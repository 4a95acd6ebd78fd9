package io.serai.hub.ledger;

import static io.serai.hub.ledger.LedgerDatabase.sql;

import io.serai.lake.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Bearer tokens of the API: shown once, kept as SHA-256, each of one party. */
public final class Tokens {
  /** Scopes a token may have. */
  public static final Set<String> SCOPES =
      Set.of("mail:send", "mail:read", "mail:work", "ops:read", "ops:run", "admin");

  private final LedgerDatabase database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public Tokens(LedgerDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Who is asking and what for: the scopes of a token that is neither expired nor revoked. */
  public record Holder(String id, String party, List<String> scopes) {
    /** {@code admin} includes every scope. */
    public boolean may(String scope) {
      return scopes.contains("admin") || scopes.contains(scope);
    }
  }

  /** A line of {@code ./serai token list}; the secret itself is not kept anywhere. */
  public record Listed(
      String id,
      String party,
      List<String> scopes,
      Instant createdAt,
      Instant expiresAt,
      Instant revokedAt) {}

  /** A new token's public id and its secret, which is shown this once. */
  public record Created(String id, String secret) {}

  public Created create(String party, List<String> scopes, Instant expiresAt) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String secret = "srt_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String id = Sha256.hex(("id:" + secret).getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    database.use(
        handle ->
            handle
                .createUpdate(sql(Tokens.class, "create"))
                .bind("id", id)
                .bind("hash", hash(secret))
                .bind("party", party)
                .bindArray("scopes", String.class, scopes)
                .bind("now", clock.instant())
                .bind("expires", expiresAt)
                .execute());
    return new Created(id, secret);
  }

  public Optional<Holder> holder(String secret) {
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(Tokens.class, "holder"))
                .bind("hash", hash(secret))
                .bind("now", clock.instant())
                .map(ConstructorMapper.of(Holder.class))
                .findOne());
  }

  public List<Listed> list() {
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(Tokens.class, "list"))
                .map(ConstructorMapper.of(Listed.class))
                .list());
  }

  /**
   * @return false when there is no such token or it was revoked before
   */
  public boolean revoke(String id) {
    return database.transaction(
        handle ->
            handle
                    .createUpdate(sql(Tokens.class, "revoke"))
                    .bind("id", id)
                    .bind("now", clock.instant())
                    .execute()
                == 1);
  }

  private static String hash(String secret) {
    return Sha256.hex(secret.getBytes(StandardCharsets.UTF_8));
  }
}
