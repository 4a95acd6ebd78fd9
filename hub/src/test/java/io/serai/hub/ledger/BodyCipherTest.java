package io.serai.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyCipherTest {
  private static final String BODY = "Zoë’s order \u0000 № 7";
  private static final String KEY = key('a');

  private final BodyCipher cipher = new BodyCipher(() -> KEY);

  @ParameterizedTest
  @ValueSource(strings = {BODY, ""})
  void a_sealed_body_opens_to_what_it_was(String body) {
    assertThat(cipher.open(cipher.seal(body))).isEqualTo(body);
  }

  @Test
  void a_sealed_body_does_not_show_its_text() {
    assertThat(new String(cipher.seal("sales_order"), StandardCharsets.ISO_8859_1))
        .doesNotContain("sales_order");
  }

  /** GCM gives its secret away when a nonce is used twice. */
  @Test
  void the_same_body_is_never_sealed_twice_with_one_nonce() {
    byte[] one = cipher.seal(BODY);
    byte[] two = cipher.seal(BODY);

    assertThat(new String(one, 0, 12, StandardCharsets.ISO_8859_1))
        .isNotEqualTo(new String(two, 0, 12, StandardCharsets.ISO_8859_1));
  }

  @Test
  void another_key_is_refused() {
    byte[] sealed = cipher.seal(BODY);

    assertThatThrownBy(() -> new BodyCipher(() -> key('b')).open(sealed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("hub.dead-letter.key");
  }

  /** The nonce begins at 0, the text at 12, the tag takes the last 16 bytes. */
  @ParameterizedTest
  @ValueSource(ints = {0, 11, 12, 20, -1})
  void a_body_with_one_altered_bit_is_refused(int at) {
    byte[] sealed = cipher.seal(BODY);
    int index = Math.floorMod(at, sealed.length);
    sealed[index] = (byte) (sealed[index] ^ 1);

    assertThatThrownBy(() -> cipher.open(sealed)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void the_key_is_asked_for_at_every_use() {
    AtomicReference<String> key = new AtomicReference<>(KEY);
    BodyCipher rotating = new BodyCipher(key::get);
    key.set(key('b'));

    byte[] sealed = rotating.seal(BODY);

    assertThat(new BodyCipher(() -> key('b')).open(sealed)).isEqualTo(BODY);
  }

  private static String key(char letter) {
    return Base64.getEncoder()
        .encodeToString(String.valueOf(letter).repeat(32).getBytes(StandardCharsets.US_ASCII));
  }
}
