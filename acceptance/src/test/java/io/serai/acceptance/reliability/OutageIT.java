package io.serai.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Sandbox;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.Star;
import io.serai.acceptance.harness.TableLock;
import io.serai.acceptance.harness.TcpProxy;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.Watched;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A store is away for the length of several runs: work waits, is caught up with, and is told. */
class OutageIT {
  private static final Duration PERIOD = Duration.ofMinutes(5);
  private static final String OLD = "[Serai] totesys-load: what was delivered is too old";

  private final Space space = Space.small();
  private final TestClock clock = new TestClock();
  private int changed;

  @Test
  void a_warehouse_stopped_for_three_runs_queues_them_loads_in_order_and_is_told_once() {
    try (TcpProxy wire = wire("warehouse.jdbc.url");
        Watched flow = start(wire, "warehouse.jdbc.url")) {
      succeeds(flow);

      String[] changes = awayFor(3, flow, wire, "SUCCEEDED", "SUCCEEDED", "FAILED");
      clock.pass(Duration.ofMinutes(4));
      succeeds(flow);

      assertThat(flow.mails(2)).containsExactlyElementsOf(toldAndOver(failed("load", "2006")));
      loadedInOrder(4);
      nothingLost(changes);
    }
  }

  @Tag("thorough")
  @Test
  @Scenario("T24")
  void a_warehouse_lost_in_mid_load_for_forty_minutes_is_an_alarm_a_breach_and_two_recoveries() {
    try (TcpProxy wire = wire("warehouse.jdbc.url");
        Watched flow = start(wire, "warehouse.jdbc.url")) {
      succeeds(flow);
      String first = change();
      clock.pass(PERIOD);
      assertThat(lostInMidLoad(flow, wire).statuses()).contains("FAILED");
      String[] rest = awayFor(7, flow, wire, "SUCCEEDED", "SUCCEEDED", "FAILED");
      assertThat(space.alarms().await(2)).containsExactly(failed("load", "2006"), OLD);

      succeeds(flow);

      assertThat(flow.mails(4))
          .containsExactlyInAnyOrderElementsOf(toldAndOver(failed("load", "2006"), OLD));
      loadedInOrder(9);
      nothingLost(Stream.concat(Stream.of(first), Stream.of(rest)).toArray(String[]::new));
    }
  }

  @Tag("thorough")
  @Test
  void a_source_away_for_three_runs_is_read_from_where_it_was_left() {
    try (TcpProxy wire = wire("totesys.jdbc.url");
        Watched flow = start(wire, "totesys.jdbc.url")) {
      succeeds(flow);

      awayFor(3, flow, wire, "FAILED", "SUCCEEDED", "SUCCEEDED");
      clock.pass(Duration.ofMinutes(4));
      succeeds(flow);

      // why not all mails: so long without a source, the warehouse may be called too old as well
      assertThat(flow.mails(2))
          .filteredOn(mail -> mail.contains("totesys-extract"))
          .containsExactlyElementsOf(toldAndOver(failed("extract", "2003")));
      // what changed three times while nobody could look is seen once
      nothingLost(change(changed));
    }
  }

  @Tag("thorough")
  @Test
  void object_storage_away_for_three_runs_is_told_once_for_each_stage() {
    try (TcpProxy wire = wire("s3.endpoint");
        Watched flow = start(wire, "s3.endpoint")) {
      succeeds(flow);

      // why: a table without a change has nothing to write, so it does not notice
      awayFor(3, flow, wire, "PARTIAL", "FAILED", "FAILED");
      clock.pass(Duration.ofMinutes(4));
      succeeds(flow);

      assertThat(flow.mails(6))
          .containsExactlyInAnyOrderElementsOf(
              toldAndOver(
                  failed("extract", "1009"), failed("transform", "1009"), failed("load", "1009")));
      nothingLost(change(changed));
    }
  }

  @Tag("thorough")
  @Test
  void the_hubs_own_database_away_for_three_ticks_starts_no_run_and_the_next_one_catches_up() {
    try (TcpProxy wire = wire("hub.jdbc.url");
        Watched flow = start(wire, "hub.jdbc.url")) {
      succeeds(flow);
      wire.off();
      for (int i = 0; i < 3; i++) {
        change();
        clock.pass(PERIOD);
        assertThatThrownBy(flow::begin)
            .satisfies(
                e -> assertThat(SeraiException.codeOf(e)).isEqualTo(HubError.LEDGER_UNAVAILABLE));
      }

      wire.on();
      awaitLedger(flow);
      succeeds(flow);

      assertThat(space.hub().rows("SELECT status FROM serai.run"))
          .hasSize(6)
          .containsOnly("SUCCEEDED");
      nothingLost(change(changed));
    }
  }

  private TcpProxy wire(String setting) {
    return TcpProxy.to(address(setting));
  }

  private String address(String setting) {
    return space.settings().getOrDefault(setting, Sandbox.address(setting));
  }

  private Watched start(TcpProxy wire, String setting) {
    return Watched.start(space, clock, Map.of(setting, wire.through(address(setting))));
  }

  private static void succeeds(Watched flow) {
    Chain chain = flow.tick();
    assertThat(chain.statuses()).as(chain.errors()).containsOnly("SUCCEEDED");
  }

  /** So many runs, each after a change, while the store is away; then it is back. */
  private String[] awayFor(int runs, Watched flow, TcpProxy wire, String... statuses) {
    String[] changes = new String[runs];
    wire.off();
    for (int i = 0; i < runs; i++) {
      changes[i] = change();
      clock.pass(PERIOD);
      assertThat(flow.tick().statuses()).containsExactly(statuses);
    }
    wire.on();
    return changes;
  }

  private static Chain lostInMidLoad(Watched flow, TcpProxy wire) {
    String trigger;
    Space space = flow.hub().space();
    try (TableLock lock = TableLock.take(space.warehouse(), "serai_load", "SHARE ROW EXCLUSIVE")) {
      trigger = flow.begin();
      lock.awaitVisitor();
      wire.off();
    }
    return flow.await(trigger);
  }

  private String change() {
    String change = change(++changed);
    space.source().run(change);
    return change;
  }

  private static String change(int number) {
    return "UPDATE sales_order SET units_sold = %1$d, last_updated = '2022-11-04 10:%1$02d:00'"
        .formatted(number);
  }

  private static void awaitLedger(Watched flow) {
    Awaitility.await("ledger")
        .atMost(Duration.ofSeconds(60))
        .until(() -> flow.hub().hub().parts().supervisor().ready());
  }

  private static String failed(String stage, String code) {
    return "[Serai] totesys-%s: its runs do not succeed (SERAI-%s)".formatted(stage, code);
  }

  private static List<String> toldAndOver(String... subjects) {
    return Stream.concat(
            Stream.of(subjects),
            Stream.of(subjects).map(subject -> subject.replace("] ", "] recovered: ")))
        .toList();
  }

  private void loadedInOrder(int runs) {
    List<String> loaded =
        space.warehouse().rows("SELECT run_id FROM serai_load ORDER BY load_order");
    assertThat(loaded).isSorted();
    assertThat(loaded.stream().distinct()).hasSize(runs);
  }

  private void nothingLost(String... changes) {
    assertThat(Star.differences(Star.undisturbed(changes), Star.of(space.warehouse()))).isEmpty();
  }
}
