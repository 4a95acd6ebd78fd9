package io.serai.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class NaturalIdTest {
  /** Keys, and what CPython's {@code md5(repr(key))} makes of them. */
  static final List<Arguments> VECTORS =
      List.of(
          vector(
              "d89608a98cc1396c5e0c7849b2597835",
              "ann@visa.com",
              "to",
              "acct-a",
              "2024-01-10 09:00",
              "2024-01-10 09:00"),
          vector(
              "173224db532d3dee49efa1f713093d68",
              "o'brien@visa.com",
              "to",
              "acct-a",
              "2024-01-10 09:00",
              "2024-01-10 09:00"),
          vector(
              "db4a7c2aea19cc85c4605bfc9840ed51",
              "josé@visa.com",
              "to",
              "acct-a",
              "2024-01-10 09:00",
              "2024-01-10 09:00"),
          vector("28a30e5209fd7785f67e286ed0b3615c", "<a\\b'c\"d@x>", "to"),
          vector("092a0dc9963092221e1d8d1dc1943a6c", "acct-c", ""),
          vector("ad04bf3666126ef0e22f1a5defee9ec9", "ann@visa.com", "to", "acct-a"),
          vector("e8843f43c006adf0f5ef133221a11d50", "acct-a", "both ' and \" quotes"),
          vector("131b62be508dd3fb4b6c1041c9316a28", "acct-a", "line\nfeed\rand\ttab"),
          vector("9c3c1d47d2fd8da48d4c59e967ee61a2", "acct-a", "\0\u001f\u007f\u0085"),
          vector("a327562e9bf38c6bcea2527894e14b5f", "acct-a", "no\u00a0break\u00ad\u200b\u2028"),
          vector("360a2e6741e6b0f00e4ecbe11efe5ee8", "acct-a", "\ud83d\ude00 \ue000 \udb40\udc01"),
          vector("b2ee3ad6463f1f921c3794bcfc0245c9", "acct-a", "中文@例え.jp"));

  private static Arguments vector(String id, String... key) {
    return Arguments.of(id, List.of(key));
  }

  @ParameterizedTest
  @FieldSource("VECTORS")
  void a_key_has_the_id_it_always_had(String id, List<String> key) {
    assertThat(NaturalId.of(key)).isEqualTo(id);
  }

  @Test
  void a_message_is_known_by_account_and_message_id() {
    assertThat(NaturalId.messageRoles("acct-a", "<m1@ourco.test>"))
        .isEqualTo("c982795312653007bc558dae65761d3d")
        .isNotEqualTo(NaturalId.messageRoles("acct-b", "<m1@ourco.test>"));
  }

  @Test
  void no_key_can_pass_for_another() {
    assertThat(NaturalId.messageRoles("a', 'b", "c"))
        .isNotEqualTo(NaturalId.messageRoles("a", "b', 'c"));
  }
}
