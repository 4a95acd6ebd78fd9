package io.serai.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.core.SeraiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
  @Test
  void a_domain_of_other_letters_is_written_in_ascii() {
    assertThat(MailAddress.of(" zoë.x@Bücher.example".replace("ë", "e")).text())
        .isEqualTo("zoe.x@xn--bcher-kva.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a@b.example", "a+b=c@b.example", "o'brien@b.example", "\"a b\"@b.example"})
  void what_rfc_5321_allows_is_taken(String address) {
    assertThat(MailAddress.of(address).text()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "@b.example",
        "a@",
        "a@localhost",
        "a..b@b.example",
        ".a@b.example",
        "a@b..example",
        "a@-b.example",
        "a b@b.example",
        "a@b.example\r\nBcc: c@d.example",
        "a\n@b.example",
        "\"a\r\"@b.example",
        "Zoe <a@b.example>",
        "a@[127.0.0.1]",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.example"
      })
  void anything_else_is_refused_and_not_quoted(String address) {
    assertThatThrownBy(() -> MailAddress.of(address))
        .isInstanceOf(SeraiException.class)
        .hasMessageStartingWith("SERAI-6001 mail: the address ")
        .hasMessageNotContaining("b.example");
  }
}
