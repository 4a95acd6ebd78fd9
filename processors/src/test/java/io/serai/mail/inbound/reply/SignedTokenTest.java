package io.serai.mail.inbound.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SignedTokenTest {
  private static final String ID = "01jgxy0000000000000000000a";

  private final SignedToken ours = key("0123456789abcdef");
  private final String token = ours.of(Purpose.REPLY, ID);

  private static SignedToken key(String key) {
    return new SignedToken(key.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void a_token_gives_its_message_back_in_either_case() {
    assertThat(ours.id(Purpose.REPLY, token)).contains(ID);
    assertThat(ours.id(Purpose.REPLY, token.toUpperCase(Locale.ROOT))).contains(ID);
  }

  @Test
  void a_spoofed_token_gives_nothing() {
    assertThat(key("another key here!").id(Purpose.REPLY, token)).isEmpty();
    assertThat(ours.id(Purpose.BOUNCE, token)).isEmpty();
    assertThat(ours.id(Purpose.REPLY, token.replace('a', 'b'))).isEmpty();
    assertThat(ours.id(Purpose.REPLY, "")).isEmpty();
    assertThat(ours.id(Purpose.REPLY, "-")).isEmpty();
    assertThat(ours.id(Purpose.REPLY, token + "0")).isEmpty();
    assertThat(ours.id(Purpose.REPLY, "x".repeat(10_000))).isEmpty();
  }

  @Test
  void a_token_fits_a_local_part() {
    assertThat(ours.of(Purpose.BOUNCE, "z".repeat(32)).length() + "bounce+".length())
        .isLessThanOrEqualTo(64);
  }

  @Test
  void short_keys_and_ids_with_other_characters_are_refused() {
    assertThatThrownBy(() -> key("short")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ours.of(Purpose.REPLY, "a+b@c"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
