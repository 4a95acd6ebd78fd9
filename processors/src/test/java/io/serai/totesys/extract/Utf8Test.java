package io.serai.totesys.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class Utf8Test {
  @Property(tries = 300)
  void agrees_with_a_round_trip_through_text(@ForAll byte[] bytes) {
    boolean same = Arrays.equals(bytes, new String(bytes, UTF_8).getBytes(UTF_8));
    assertThat(Utf8.valid(bytes)).isEqualTo(same);
  }

  @Example
  void any_script_passes_and_latin_1_does_not() {
    assertThat(Utf8.valid("Zoë 東京 😀".getBytes(UTF_8))).isTrue();
    assertThat(Utf8.valid("Zoë".getBytes(ISO_8859_1))).isFalse();
  }
}
