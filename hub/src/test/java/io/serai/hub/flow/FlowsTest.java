package io.serai.hub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.hub.settings.Catalogue;
import io.serai.hub.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowsTest {
  @Test
  void the_setting_knows_the_flows_there_are() {
    assertThat(Catalogue.serai().find("hub.flows").orElseThrow().allowed())
        .containsExactlyElementsOf(Flows.all().keySet());
  }

  @Test
  void without_a_word_of_the_user_the_usual_flows_run() {
    Settings settings =
        Settings.load("prod", Map.of(), Path.of("config"), Path.of("none"), Map.of());

    assertThat(Flows.running(settings).keySet())
        .containsExactly("totesys", "engagements", "sailthru");
  }
}
