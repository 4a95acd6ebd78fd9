package io.serai.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.HubProcess;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.Star;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An input that ends the process three times is set aside, until an operator gives it back. */
class PoisonIT {
  private static final String LETTER =
      "SELECT stage || ' ' || code || ' ' || state FROM serai.dead_letter";

  @ParameterizedTest
  @CsvSource({
    "extract, design, dim_design",
    "transform, sales_order, fact_sales_order",
    "load, payment, fact_payment"
  })
  void an_input_with_three_open_tries_is_set_aside_and_its_neighbours_go_on(
      String stage, String table, String target) {
    try (TestHub hub = TestHub.start(Space.small())) {
      Space space = hub.space();
      String input = input(hub, stage, table);
      space
          .hub()
          .run(
              "INSERT INTO serai.attempt VALUES ('totesys', '%s', '%s', 3, 'killed')"
                  .formatted(stage, input));

      Chain chain = hub.totesys();

      assertThat(chain.stage(stage).status()).isEqualTo("PARTIAL");
      assertThat(chain.stage(stage).error()).contains("SERAI-1012", table);
      assertThat(space.hub().rows(LETTER)).containsExactly(stage + " SERAI-1012 OPEN");
      assertThat(Star.differences(Star.ofSmall(), Star.of(space.warehouse())))
          .isNotEmpty()
          .allMatch(line -> line.contains(target));
      isReplayed(hub);
    }
  }

  @Test
  @Tag("thorough")
  void a_file_that_kills_the_hub_three_times_is_set_aside_at_the_fourth() {
    Space space = Space.small();
    for (int kill = 1; kill <= 3; kill++) {
      // why: the third file of the first run; the two before it are done by then
      String fault = "totesys.transform.after-read:%d:halt".formatted(kill == 1 ? 3 : 1);
      try (HubProcess hub = HubProcess.start(space, Map.of("hub.lease", "1s"), fault)) {
        hub.trigger(null);
        assertThat(hub.awaitEnd()).isEqualTo(HubProcess.KILLED);
      }
    }
    try (TestHub hub = TestHub.start(space)) {
      hub.clock().pass(Duration.ofMinutes(2));

      assertThat(hub.totesys().stage("transform").status()).isEqualTo("PARTIAL");

      assertThat(space.hub().rows(LETTER)).containsExactly("transform SERAI-1012 OPEN");
      isReplayed(hub);
    }
  }

  /** The key of a table's input, with the stages before it done. */
  private static String input(TestHub hub, String stage, String table) {
    return switch (stage) {
      case "extract" -> table;
      case "transform" ->
          "manifests/totesys/extract/%s/%s.json"
              .formatted(hub.totesysUpTo("extract").stage("extract").id(), table);
      default ->
          "manifests/totesys/transform/%s/%s.json"
              .formatted(hub.totesysUpTo("transform").stage("extract").id(), table);
    };
  }

  private static void isReplayed(TestHub hub) {
    Space space = hub.space();
    String id = space.hub().one("SELECT id FROM serai.dead_letter");

    assertThat(Api.of(hub).post("/api/v1/dead-letters/" + id + "/replay").statusCode())
        .isEqualTo(200);

    assertThat(hub.totesys().statuses()).containsOnly("SUCCEEDED");
    assertThat(Star.differences(Star.ofSmall(), Star.of(space.warehouse()))).isEmpty();
  }
}
