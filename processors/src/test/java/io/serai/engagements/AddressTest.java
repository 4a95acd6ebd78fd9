package io.serai.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      delimiter = '|',
      value = {
        "ann@visa.com|ann@visa.com",
        "Ann@VISA.com|ann@visa.com",
        "  ann@visa.com\t|ann@visa.com",
        "Ann <ann@visa.com>|ann@visa.com",
        "\"Bob, B. <boss>\" <BOB@gs.com>|bob@gs.com",
        "<ann@visa.com>|ann@visa.com",
        "ann@visa.com (Ann)|ann@visa.com",
        "mailto:ann@visa.com|ann@visa.com",
        "MAILTO:Ann@visa.com|ann@visa.com",
        "'ann@visa.com'|ann@visa.com",
        "o'brien@visa.com|o'brien@visa.com",
        "ann+news@visa.com|ann+news@visa.com",
        "ann@visa.com.|ann@visa.com",
        "\"ann b\"@visa.com|\"ann b\"@visa.com",
        "\"a@b\"@visa.com|\"a@b\"@visa.com",
        "ann@b\u00fccher.example|ann@xn--bcher-kva.example",
        "ANN@B\u00dcCHER.EXAMPLE|ann@xn--bcher-kva.example",
        "ann@bu\u0308cher.example|ann@xn--bcher-kva.example",
        "ann@xn--bcher-kva.example|ann@xn--bcher-kva.example",
        "jos\u00e9@visa.com|jos\u00e9@visa.com",
        "ann@[192.0.2.1]|ann@[192.0.2.1]",
        "ann@localhost|ann@localhost",
      })
  void one_person_has_one_address_however_it_is_written(String raw, String text) {
    Address address = Address.of(raw);

    assertThat(address.refusal()).isNull();
    assertThat(address.text()).isEqualTo(text);
    assertThat(address.host()).isEqualTo(text.substring(text.lastIndexOf('@') + 1));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "``|EMPTY",
        "` `|EMPTY",
        "<>|EMPTY",
        "Ann <>|EMPTY",
        "undisclosed-recipients:;|NO_AT_SIGN",
        "MAILER-DAEMON|NO_AT_SIGN",
        "\"a@b\"|NO_AT_SIGN",
        "a@b@visa.com|MALFORMED",
        "ann@home@visa.com|MALFORMED",
        "@visa.com|MALFORMED",
        "ann b@visa.com|MALFORMED",
        "a\"b@visa.com|MALFORMED",
        "ann@|BAD_DOMAIN",
        "ann@visa..com|BAD_DOMAIN",
        "ann@.visa.com|BAD_DOMAIN",
        "ann@vi sa.com|BAD_DOMAIN",
        "ann@visa.com>|BAD_DOMAIN",
        "ann@visa,com|BAD_DOMAIN",
        "ann@[not an ip]|BAD_DOMAIN",
      })
  void what_is_no_address_is_refused_with_its_reason(String raw, Refusal refusal) {
    Address address = Address.of(raw);

    assertThat(address.accepted()).isFalse();
    assertThat(address.refusal()).isEqualTo(refusal);
    assertThat(address.text()).isNull();
  }

  @Test
  void nothing_at_all_is_empty() {
    assertThat(Address.of(null).refusal()).isEqualTo(Refusal.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b@visa.com", "a\nb@visa.com", "a\u007fb@visa.com"})
  void control_characters_are_malformed(String raw) {
    assertThat(Address.of(raw).refusal()).isEqualTo(Refusal.MALFORMED);
  }

  @Test
  void lengths_end_where_the_standards_end_them() {
    String host = "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(63) + ".example";
    String local = "x".repeat(320 - 1 - host.length());

    assertThat(Address.of(local + "@" + host).accepted()).isTrue();
    assertThat(Address.of("x" + local + "@" + host).refusal()).isEqualTo(Refusal.TOO_LONG);
    assertThat(Address.of("x@" + "a".repeat(64) + ".example").refusal())
        .isEqualTo(Refusal.BAD_DOMAIN);
    assertThat(Address.of("x@" + "a.".repeat(127) + "example").refusal())
        .isEqualTo(Refusal.BAD_DOMAIN);
  }

  @Property
  void whatever_comes_is_accepted_or_refused_and_never_thrown(@ForAll String raw) {
    Address address = Address.of(raw);

    assertThat(address.accepted()).isEqualTo(address.text() != null);
    assertThat(address.accepted()).isEqualTo(address.host() != null);
  }

  @Property
  void an_address_that_is_normal_stays_itself(
      @ForAll
          @CharRange(from = 'a', to = 'z')
          @Chars({'.', '+', '-', '_'})
          @StringLength(min = 1, max = 64)
          String local,
      @ForAll @CharRange(from = 'a', to = 'z') @StringLength(min = 1, max = 63) String host) {
    String text = local + "@" + host + ".example";

    assertThat(Address.of(text).text()).isEqualTo(text);
    assertThat(Address.of("Some Body <" + text.toUpperCase(Locale.ROOT) + ">").text())
        .isEqualTo(text);
  }

  @Example
  void a_host_in_another_script_and_its_ascii_form_are_one() {
    String ascii = Address.of("x@\u4f8b\u3048.jp").host();

    assertThat(ascii).isEqualTo("xn--r8jz45g.jp");
    assertThat(Address.of("x@" + ascii).host()).isEqualTo(ascii);
  }
}
