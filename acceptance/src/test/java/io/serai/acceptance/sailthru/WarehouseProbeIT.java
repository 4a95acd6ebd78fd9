package io.serai.acceptance.sailthru;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.acceptance.harness.Sandbox;
import io.serai.hub.Foundation;
import io.serai.hub.flow.Flows;
import io.serai.hub.service.Probe;
import io.serai.hub.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.support.SimpleRegistry;
import org.junit.jupiter.api.Test;

/** What {@code ./serai check --connect} asks the warehouse. */
class WarehouseProbeIT {
  private final Exports exports = new Exports();

  private Foundation foundation(String dialect) {
    Map<String, String> all = new LinkedHashMap<>(exports.settings());
    all.put("warehouse.dialect", dialect);
    Settings settings = Settings.load("sandbox", Map.of(), Path.of("config"), Sandbox.var(), all);
    return new Foundation(
        settings.resolvedBy(raw -> raw),
        Clock.systemUTC(),
        new SimpleRegistry(),
        Flows.running(settings).values());
  }

  private static Object ask(Foundation foundation) throws Exception {
    return foundation.probes().stream()
        .filter(probe -> probe.name().equals("sailthru warehouse"))
        .map(Probe::question)
        .findFirst()
        .orElseThrow()
        .call();
  }

  @Test
  void the_warehouse_is_of_the_kind_the_dialect_says() throws Exception {
    try (Foundation foundation = foundation("postgres")) {
      assertThat(ask(foundation)).isEqualTo(true);
    }
  }

  @Test
  void a_warehouse_of_another_kind_is_told_with_the_setting_that_helps() {
    try (Foundation foundation = foundation("redshift")) {
      assertThatThrownBy(() -> ask(foundation))
          .hasMessageContaining("PostgreSQL")
          .hasMessageContaining("set warehouse.dialect=postgres");
    }
  }
}
