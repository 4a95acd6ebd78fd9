package io.serai.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Api.Answer;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Sandbox;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.Star;
import io.serai.acceptance.harness.TableLock;
import io.serai.acceptance.harness.TcpProxy;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import io.serai.hub.service.Supervisor.State;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ServiceStatus;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service is away, at the start or later: the hub says so, stays up, and goes on by itself. */
class MissingServiceIT {
  private static final String ONE_TABLE = "{\"tables\":[\"currency\"]}";

  @ParameterizedTest
  @CsvSource({
    "totesys.jdbc.url, totesys source, extract, SERAI-2003",
    "s3.endpoint, bucket, extract, SERAI-1009",
    "warehouse.jdbc.url, warehouse, load, SERAI-2006"
  })
  void a_hub_starts_without_a_service_and_works_when_it_comes(
      String setting, String service, String stage, String error) {
    Space space = Space.small();
    try (TcpProxy wire = wire(space, setting)) {
      wire.off();
      try (TestHub hub = TestHub.start(space, by(wire, space, setting))) {
        awaitState(hub, service, false);

        Chain failed = hub.run("totesys", "load", ONE_TABLE);

        assertThat(failed.stage(stage).status()).isEqualTo("FAILED");
        assertThat(failed.stage(stage).error()).contains(error);
        wire.on();
        awaitState(hub, service, true);
        assertThat(hub.totesys().statuses()).containsOnly("SUCCEEDED");
        assertThat(Star.differences(Star.ofSmall(), Star.of(space.warehouse()))).isEmpty();
      }
    }
  }

  @Test
  void a_hub_without_its_database_is_live_and_not_ready_and_resumes_by_itself() {
    Space space = Space.small();
    try (TcpProxy wire = wire(space, "hub.jdbc.url")) {
      wire.off();
      Map<String, String> settings = by(wire, space, "hub.jdbc.url");
      settings.put("totesys.extract.schedule", "1d");
      try (TestHub hub = TestHub.launch(space, settings, new TestClock())) {
        isAway(hub);
        wire.on();
        isBack(hub);
        Api api = hub.api("ops:read");

        wire.off();
        isAway(hub);
        Answer answer = api.get("/api/v1/runs");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.text()).contains("SERAI-1008");

        wire.on();
        isBack(hub);
        assertThat(hub.totesys().statuses()).containsOnly("SUCCEEDED");
        assertThat(Star.differences(Star.ofSmall(), Star.of(space.warehouse()))).isEmpty();
      }
    }
  }

  @Test
  void a_run_whose_ledger_goes_away_in_the_middle_closes_honestly_and_is_caught_up() {
    Space space = Space.small();
    try (TcpProxy wire = wire(space, "hub.jdbc.url");
        TestHub hub = TestHub.start(space, by(wire, space, "hub.jdbc.url"))) {
      try (TableLock lock = TableLock.take(space.source(), "staff", "ACCESS EXCLUSIVE")) {
        hub.hub().parts().door().trigger("totesys", null);
        lock.awaitVisitor();
        wire.off();
        awaitState(hub, "ledger", false);
      }
      wire.on();

      assertThat(hub.totesysWhenFree().statuses()).containsOnly("SUCCEEDED");

      // why: a run whose tables were all read may ride the outage out; one that lost a table says
      // so
      assertThat(space.hub().rows("SELECT status FROM serai.run WHERE stage = 'extract'"))
          .hasSize(2)
          .isSubsetOf("SUCCEEDED", "PARTIAL", "FAILED");
      assertThat(Star.differences(Star.ofSmall(), Star.of(space.warehouse()))).isEmpty();
    }
  }

  @Test
  @Scenario("T21")
  void a_source_lost_at_one_table_stops_that_table_alone() {
    Space space = Space.small();
    try (TcpProxy wire = wire(space, "totesys.jdbc.url");
        TestHub hub = TestHub.start(space, by(wire, space, "totesys.jdbc.url"))) {
      String trigger;
      try (TableLock lock = TableLock.take(space.source(), "staff", "ACCESS EXCLUSIVE")) {
        trigger = hub.hub().parts().door().trigger("totesys", null).triggerId();
        lock.awaitVisitor();
        wire.cut();
      }

      Chain cut = hub.await("totesys", "load", trigger);

      assertThat(cut.stage("extract").status()).isEqualTo("PARTIAL");
      assertThat(cut.stage("extract").error()).contains("staff", "SERAI-2003");
      assertThat(space.keys(space.ingestion(), "manifests/"))
          .hasSize(10)
          .noneMatch(key -> key.contains("staff"));
      assertThat(hub.totesys().statuses()).containsOnly("SUCCEEDED");
      assertThat(Star.differences(Star.ofSmall(), Star.of(space.warehouse()))).isEmpty();
    }
  }

  @Test
  @Scenario("T24")
  void files_wait_while_the_warehouse_is_away_and_are_loaded_in_order() {
    Space space = Space.small();
    String[] changes = new String[8];
    try (TcpProxy wire = wire(space, "warehouse.jdbc.url");
        TestHub hub = TestHub.start(space, by(wire, space, "warehouse.jdbc.url"))) {
      hub.totesys();
      wire.off();
      for (int i = 0; i < changes.length; i++) {
        changes[i] =
            "UPDATE sales_order SET units_sold = %1$d, last_updated = '2022-11-04 10:0%1$d:00'"
                .formatted(i);
        space.source().run(changes[i]);
        assertThat(hub.totesysUpTo("transform").statuses()).containsOnly("SUCCEEDED");
      }
      assertThat(hub.run("totesys", "load", "{\"stage\":\"load\"}").statuses())
          .containsExactly("FAILED");

      wire.on();
      assertThat(hub.totesys().statuses()).containsOnly("SUCCEEDED");

      List<String> loaded =
          space.warehouse().rows("SELECT run_id FROM serai_load ORDER BY load_order");
      assertThat(loaded).isSorted();
      assertThat(loaded.stream().distinct()).hasSize(9);
      assertThat(Star.differences(Star.undisturbed(changes), Star.of(space.warehouse()))).isEmpty();
    }
  }

  private static String address(Space space, String setting) {
    return space.settings().getOrDefault(setting, Sandbox.address(setting));
  }

  private static TcpProxy wire(Space space, String setting) {
    return TcpProxy.to(address(space, setting));
  }

  /** Settings that send the hub over the wire, and make it look after its services often. */
  private static Map<String, String> by(TcpProxy wire, Space space, String setting) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(setting, wire.through(address(space, setting)));
    settings.put("hub.probe-interval", "100ms");
    return settings;
  }

  private static void awaitState(TestHub hub, String service, boolean up) {
    Awaitility.await(service)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                hub.hub().parts().supervisor().states().entrySet().stream()
                    .filter(state -> state.getKey().startsWith(service))
                    .map(Map.Entry::getValue)
                    .toList(),
            states -> !states.isEmpty() && states.stream().allMatch(s -> is(s, up)));
  }

  private static boolean is(State state, boolean up) {
    return state.up() == up && (up || !state.error().isBlank());
  }

  private static void isAway(TestHub hub) {
    awaitState(hub, "ledger", false);
    awaitSchedule(hub, ServiceStatus.Suspended);
    assertThat(health(hub, "ready")).isEqualTo(503);
    assertThat(health(hub, "live")).isEqualTo(200);
  }

  private static void isBack(TestHub hub) {
    awaitState(hub, "ledger", true);
    awaitSchedule(hub, ServiceStatus.Started);
    assertThat(health(hub, "ready")).isEqualTo(200);
  }

  private static int health(TestHub hub, String name) {
    return new Api(hub.managementUrl(), null).get("/observe/health/" + name).status();
  }

  private static void awaitSchedule(TestHub hub, ServiceStatus status) {
    Awaitility.await("schedule " + status)
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                hub.hub()
                        .camel()
                        .getRouteController()
                        .getRouteStatus("hub-schedule-totesys-extract")
                    == status);
  }
}
