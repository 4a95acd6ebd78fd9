package io.serai.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RootTest {
  private final Locale home = Locale.getDefault();

  @AfterEach
  void comeHome() {
    Locale.setDefault(home);
  }

  @Test
  void the_machines_language_gives_the_hub_no_digits() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));

    Root.run("--version");

    assertThat(String.format(Locale.getDefault(), "%06d", 42)).isEqualTo("000042");
  }
}
