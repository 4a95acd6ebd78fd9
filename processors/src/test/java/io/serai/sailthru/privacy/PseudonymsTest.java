package io.serai.sailthru.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.sailthru.privacy.Pseudonyms.Mode;
import io.serai.sailthru.privacy.Pseudonyms.Pseudonym;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes were computed with another language's HMAC. */
class PseudonymsTest {
  private static final String OLD = "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final String NEW = "k2:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";
  private static final String MIKE_OLD =
      "b0daf5b2e397ad5b2ebd2c31cf77bfba7b3dce910d1cd9f782c7a7dc3ac6465d";
  private static final String MIKE_NEW =
      "66c2ab251b7794c050ae6902e30f0d0fb0191ce9f6fcdaf175dbc680babb3a54";

  private static Pseudonyms pseudonyms(Mode mode, String keys) {
    return new Pseudonyms(mode, () -> KeyRing.parse(keys));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mike@example.com", "Mike@Example.COM ", "\tMIKE@EXAMPLE.COM\n"})
  void spelling_makes_no_other_person(String address) {
    assertThat(pseudonyms(Mode.HASH, OLD).of(address))
        .isEqualTo(new Pseudonym(MIKE_OLD, "example.com", "k1", null));
  }

  @Test
  void composed_and_decomposed_letters_are_the_same() {
    Pseudonyms pseudonyms = pseudonyms(Mode.HASH, OLD);

    assertThat(pseudonyms.of("zoe\u0308@mu\u0308nchen.example"))
        .isEqualTo(pseudonyms.of("zoë@münchen.example"))
        .extracting(Pseudonym::hash)
        .isEqualTo("7857b1d88c1974f3ec9448ec4e9ff95a0b83ff20c977ea63e6d00916e515f5e0");
  }

  @Test
  void the_newest_key_hashes_and_every_key_recognises() {
    Pseudonyms pseudonyms = pseudonyms(Mode.HASH, NEW + "," + OLD);

    assertThat(pseudonyms.of("mike@example.com"))
        .isEqualTo(new Pseudonym(MIKE_NEW, "example.com", "k2", null));
    assertThat(pseudonyms.hashes(" Mike@example.com")).containsExactly(MIKE_NEW, MIKE_OLD);
  }

  @Test
  void an_encrypted_address_comes_back_and_is_the_same_each_time() {
    Pseudonyms pseudonyms = pseudonyms(Mode.ENCRYPT, OLD);

    Pseudonym one = pseudonyms.of("Mike@Example.com");

    assertThat(one.hash()).isEqualTo(MIKE_OLD);
    assertThat(one.encrypted())
        .startsWith("k1:")
        .doesNotContainIgnoringCase("mike")
        .isEqualTo(pseudonyms.of("mike@example.com").encrypted())
        .isNotEqualTo(pseudonyms.of("mika@example.com").encrypted());
    assertThat(pseudonyms(Mode.ENCRYPT, NEW + "," + OLD).decrypt(one.encrypted()))
        .isEqualTo("mike@example.com");
  }

  @Test
  void nothing_is_kept_of_a_dropped_address() {
    Pseudonyms pseudonyms = pseudonyms(Mode.DROP, OLD);

    assertThat(pseudonyms.of("mike@example.com")).isEqualTo(new Pseudonym(null, null, null, null));
    assertThat(pseudonyms.hide("to mike@example.com")).isEqualTo("to address");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://example.org/?to=mike@example.com&x=1    | http://example.org/?to=address-b0daf5b2e397ad5b&x=1",
        "http://example.org/?to=mike%40example.com      | http://example.org/?to=address-b0daf5b2e397ad5b",
        "Mike <Mike@Example.com>, mike@example.com!   | Mike <address-b0daf5b2e397ad5b>, address-b0daf5b2e397ad5b!",
        "mailto:mike@example.com                      | mailto:address-b0daf5b2e397ad5b",
        "a @ b, x@localhost, 100% @home               | a @ b, x@localhost, 100% @home",
        "no address                                   | no address"
      })
  void an_address_within_a_text_is_replaced_and_the_rest_stays(String text, String hidden) {
    assertThat(pseudonyms(Mode.HASH, OLD).hide(text)).isEqualTo(hidden);
  }
}
