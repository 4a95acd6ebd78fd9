package io.serai.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.leads.Entity.Kind;
import org.junit.jupiter.api.Test;

class EntityTest {
  @Test
  void a_name_says_unit_kind_and_number() {
    assertThat(new Entity("ien", Kind.SEND, "607105").name()).isEqualTo("mc.ien.send*607105");
    assertThat(new Entity("ien", Kind.EMAIL, "117131").name()).isEqualTo("mc.ien.email*117131");
    assertThat(new Entity("x-1", Kind.SUBSCRIBER, "1").name())
        .matches("mc\\.[a-z0-9-]+\\.(email|send|subscriber|category)\\*[0-9]+");
  }

  @Test
  void the_same_number_in_another_unit_is_another_document() {
    assertThat(new Entity("ien", Kind.SEND, "607105").newId())
        .isEqualTo(new Entity("ien", Kind.SEND, "607105").newId())
        .isNotEqualTo(new Entity("ddt", Kind.SEND, "607105").newId());
  }
}
