package io.serai.sandbox.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.sandbox.smtp.Script.Kind;
import org.junit.jupiter.api.Test;

class ScriptTest {
  @Test
  void an_address_says_what_becomes_of_its_mail() {
    assertThat(Script.of("bob@x.example").kind()).isEqualTo(Kind.TAKE);
    assertThat(Script.of("550@x.example").reply()).startsWith("550 ");
    assertThat(Script.of("550.5.1.1+bob@x.example").reply()).startsWith("550 5.1.1 ");
    assertThat(Script.of("550.5.1.10+bob@x.example").enhanced()).isEqualTo("5.1.10");
    assertThat(Script.of("451.4.7.1.x2+bob@x.example").times()).isEqualTo(2);
    assertThat(Script.of("data.554.5.6.0+bob@x.example").kind()).isEqualTo(Kind.REFUSE_DATA);
    assertThat(Script.of("drop+bob@x.example").kind()).isEqualTo(Kind.DROP);
    assertThat(Script.of("lose@x.example").kind()).isEqualTo(Kind.LOSE);
    assertThat(Script.of("slow.500+bob@x.example").code()).isEqualTo(500);
    assertThat(Script.of("quota.3+a@x.example").kind()).isEqualTo(Kind.QUOTA);
    assertThat(Script.of("locked+a@x.example").kind()).isEqualTo(Kind.LOCKED);
  }

  @Test
  void an_address_that_only_looks_like_one_is_taken() {
    assertThat(Script.of("5501@x.example").kind()).isEqualTo(Kind.TAKE);
    assertThat(Script.of("dropbox@x.example").kind()).isEqualTo(Kind.TAKE);
  }

  @Test
  void what_applies_twice_is_over_with_the_third() {
    Scripts scripts = new Scripts();
    String address = "451.x2@x.example";
    assertThat(scripts.next(address).kind()).isEqualTo(Kind.REFUSE);
    assertThat(scripts.next(address).kind()).isEqualTo(Kind.REFUSE);
    assertThat(scripts.next(address).kind()).isEqualTo(Kind.TAKE);
  }
}
