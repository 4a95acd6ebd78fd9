package io.serai.mail.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mail.MailKeys;
import io.serai.mail.token.Claim.Kind;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
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
  void no_changed_character_goes_unseen() {
    String token = tokens.token(CLAIM);
    for (int place = 0; place < token.length(); place++) {
      for (char other : "0123456789abcdefghijklmnopqrstuv".toCharArray()) {
        if (other != token.charAt(place)) {
          refused(
              token.substring(0, place) + other + token.substring(place + 1),
              Kind.UNSUBSCRIBE,
              NOW);
        }
      }
    }
  }

  @Test
  void it_fits_into_an_address_whose_case_was_changed_on_the_way() {
    String token = tokens.token(CLAIM);
    assertThat("bounce+" + token).hasSizeLessThanOrEqualTo(64);
    assertThat(tokens.read(token.toUpperCase(Locale.ROOT), Kind.UNSUBSCRIBE, NOW)).contains(CLAIM);
  }

  @Test
  void rubbish_and_tokens_of_another_key_mean_nothing() {
    refused(null, Kind.UNSUBSCRIBE, NOW);
    refused("", Kind.UNSUBSCRIBE, NOW);
    refused("../../etc/passwd", Kind.UNSUBSCRIBE, NOW);
    refused(tokens.token(CLAIM) + "AAAA", Kind.UNSUBSCRIBE, NOW);
    SignedTokens others = new SignedTokens(new MailKeys(() -> "B".repeat(43) + "="));
    refused(others.token(CLAIM), Kind.UNSUBSCRIBE, NOW);
    refused(
        new BigInteger(279, new Random(1)).or(BigInteger.TWO.pow(279)).toString(32),
        Kind.UNSUBSCRIBE,
        NOW);
  }

  private void refused(String token, Kind kind, Instant now) {
    assertThat(tokens.read(token, kind, now)).isEmpty();
  }
}
