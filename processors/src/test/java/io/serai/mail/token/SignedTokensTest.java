package io.serai.mail.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mail.MailKeys;
import io.serai.mail.token.Claim.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignedTokensTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Claim CLAIM =
      new Claim(Kind.UNSUBSCRIBE, "01JGXYABCDEFGHJKMNPQRSTVWX", 7, LocalDate.parse("2026-03-01"));

  private final SignedTokens tokens = new SignedTokens(new MailKeys(() -> "A".repeat(43) + "="));

  @Test
  void a_token_says_what_was_put_into_it() {
    assertThat(tokens.read(tokens.token(CLAIM), Kind.UNSUBSCRIBE, NOW)).contains(CLAIM);
  }

  @Test
  void a_token_is_good_for_one_thing_and_until_its_day_is_over() {
    String token = tokens.token(CLAIM);
    refused(token, Kind.CONFIRM, NOW);
    refused(token, Kind.UNSUBSCRIBE, NOW.plusSeconds(12 * 3600));
  }

  @Test
  void no_changed_bit_goes_unseen() {
    byte[] token = Base64.getUrlDecoder().decode(tokens.token(CLAIM));
    for (int bit = 0; bit < token.length * 8; bit++) {
      byte[] other = token.clone();
      other[bit / 8] ^= (byte) (1 << bit % 8);
      refused(Base64.getUrlEncoder().encodeToString(other), Kind.UNSUBSCRIBE, NOW);
    }
  }

  @Test
  void rubbish_and_tokens_of_another_key_mean_nothing() {
    refused(null, Kind.UNSUBSCRIBE, NOW);
    refused("", Kind.UNSUBSCRIBE, NOW);
    refused("../../etc/passwd", Kind.UNSUBSCRIBE, NOW);
    refused(tokens.token(CLAIM) + "AAAA", Kind.UNSUBSCRIBE, NOW);
    SignedTokens others = new SignedTokens(new MailKeys(() -> "B".repeat(43) + "="));
    refused(others.token(CLAIM), Kind.UNSUBSCRIBE, NOW);
    byte[] random = new byte[49];
    new Random(1).nextBytes(random);
    refused(Base64.getUrlEncoder().encodeToString(random), Kind.UNSUBSCRIBE, NOW);
  }

  private void refused(String token, Kind kind, Instant now) {
    assertThat(tokens.read(token, kind, now)).isEmpty();
  }
}
