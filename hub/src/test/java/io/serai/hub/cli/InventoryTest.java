package io.serai.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.hub.check.Surroundings;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryTest {
  @ParameterizedTest
  @ValueSource(strings = {"sandbox", "prod"})
  void what_routes_rely_on_is_known_before_anything_is_configured(String profile) {
    Surroundings found = Inventory.of(Places.settings(profile, Map.of()));

    assertThat(found.beans())
        .contains("totesysDueTables", "engagementsRolesPlan", "elasticsearchClient", "leadsSqs");
    assertThat(found.files()).isNotEmpty();
  }
}
