package io.serai.engagements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContactKeyTest {
  @Test
  void keys_of_a_domain_and_of_an_address_stand_together_the_general_one_first() {
    List<String> sorted =
        List.of(
            ContactKey.whole("gs.com").text(),
            new ContactKey("gs.com", "bob@gs.com", "").text(),
            new ContactKey("gs.com", "bob@gs.com", "from").text(),
            new ContactKey("gs.com", "bob@gs.com", "to").text(),
            new ContactKey("gs.com", "bob@gs.com.x", "to").text(),
            ContactKey.whole("gs.com.br").text(),
            ContactKey.whole("visa.com").text());

    assertThat(sorted).isSorted();
    assertThat(sorted.subList(0, 5)).allMatch(key -> key.startsWith(ContactKey.prefix("gs.com")));
    assertThat(sorted.get(5)).doesNotStartWith(ContactKey.prefix("gs.com"));
    assertThat(ContactKey.prefix("gs.com")).isLessThan(sorted.get(0));
  }

  @Test
  void a_key_is_read_as_it_was_written() {
    for (ContactKey key :
        List.of(ContactKey.whole("gs.com"), new ContactKey("gs.com", "o'b@gs.com", "cc"))) {
      assertThat(ContactKey.parse(key.text())).isEqualTo(key);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> ContactKey.parse("gs.com"));
  }
}
