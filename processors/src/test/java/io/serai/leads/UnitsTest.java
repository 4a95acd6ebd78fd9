package io.serai.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.leads.Entity.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
  private static final String IEN =
      """
      {"key":"ien","mid":510001,"clickLog":{"customerKey":"Click Log","objectId":"o"}}""";

  @Test
  void a_unit_has_what_its_file_says_and_sensible_defaults() {
    Unit ien = Units.parse("[" + IEN + "]", "f").find("ien").orElseThrow();

    assertThat(ien.mid()).isEqualTo(510001);
    assertThat(ien.skipJobs()).isEmpty();
    assertThat(ien.entity(Kind.SUBSCRIBER, "7").name()).isEqualTo("mc.ien.subscriber*7");
  }

  @Test
  void units_that_share_their_subscribers_share_their_names() {
    String shared = IEN.replace("}}", "},\"subscriberScope\":\"all\"}");
    Unit ien = Units.parse("[" + shared + "]", "f").find("ien").orElseThrow();

    assertThat(ien.entity(Kind.SUBSCRIBER, "7").name()).isEqualTo("mc.all.subscriber*7");
    assertThat(ien.entity(Kind.SEND, "7").name()).isEqualTo("mc.ien.send*7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "[{\"key\":\"ien\"}]",
        "[{\"key\":\"IEN\",\"mid\":1,\"clickLog\":{\"customerKey\":\"c\",\"objectId\":\"o\"}}]",
        "[{\"key\":\"ien\",\"mid\":1,\"click\":{}}]"
      })
  void a_file_that_is_wrong_is_refused_with_its_name(String json) {
    assertThatThrownBy(() -> Units.parse(json, "units.json"))
        .hasMessageContaining("SERAI-1010")
        .hasMessageContaining("units.json");
  }

  @Test
  void a_unit_that_stands_there_twice_is_refused() {
    assertThatThrownBy(() -> Units.parse("[" + IEN + "," + IEN + "]", "f"))
        .hasMessageContaining("twice");
  }
}
