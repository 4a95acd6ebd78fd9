package io.serai.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.AlarmInbox.Mail;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Sandbox;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.Star;
import io.serai.acceptance.harness.TableLock;
import io.serai.acceptance.harness.TcpProxy;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What people are told, read where they would read it; hours pass on a clock of the test's own. */
class AlarmMailIT {
  private static final String FAILED = "[Serai] totesys-load: its runs do not succeed (SERAI-2006)";
  private static final String OLD = "[Serai] totesys-load: what was delivered is too old";
  private static final Duration PERIOD = Duration.ofMinutes(5);

  private final Space space = Space.small();
  private final TestClock clock = new TestClock();

  @Test
  void a_warehouse_stopped_for_three_runs_is_told_once_and_its_return_once() {
    try (TcpProxy wire = TcpProxy.to(space.warehouse().url());
        TestHub hub = start(Map.of("warehouse.jdbc.url", wire.through(space.warehouse().url())))) {
      assertThat(tick(hub).statuses()).containsOnly("SUCCEEDED");
      String[] changes = new String[3];
      wire.off();
      for (int i = 0; i < changes.length; i++) {
        changes[i] = change(i);
        clock.pass(PERIOD);
        assertThat(tick(hub).statuses()).containsExactly("SUCCEEDED", "SUCCEEDED", "FAILED");
      }

      wire.on();
      clock.pass(Duration.ofMinutes(4));
      assertThat(tick(hub).statuses()).containsOnly("SUCCEEDED");

      assertThat(settled(2)).containsExactly(FAILED, FAILED.replace("] ", "] recovered: "));
      loadedInOrder(4, changes);
    }
  }

  @Test
  @Scenario("T24")
  void a_warehouse_lost_in_mid_load_for_forty_minutes_is_an_alarm_a_breach_and_two_recoveries() {
    try (TcpProxy wire = TcpProxy.to(space.warehouse().url());
        TestHub hub = start(Map.of("warehouse.jdbc.url", wire.through(space.warehouse().url())))) {
      assertThat(tick(hub).statuses()).containsOnly("SUCCEEDED");
      String[] changes = new String[8];
      changes[0] = change(0);
      clock.pass(PERIOD);
      assertThat(lostInMidLoad(hub, wire).statuses()).contains("FAILED");
      for (int i = 1; i < changes.length; i++) {
        changes[i] = change(i);
        clock.pass(PERIOD);
        assertThat(tick(hub).statuses()).containsExactly("SUCCEEDED", "SUCCEEDED", "FAILED");
      }
      assertThat(space.alarms().await(2)).containsExactly(FAILED, OLD);

      wire.on();
      assertThat(tick(hub, clock.instant()).statuses()).containsOnly("SUCCEEDED");

      assertThat(settled(4))
          .containsExactlyInAnyOrder(
              FAILED,
              OLD,
              FAILED.replace("] ", "] recovered: "),
              OLD.replace("] ", "] recovered: "));
      loadedInOrder(9, changes);
    }
  }

  @Test
  void a_schedule_that_brings_no_run_is_an_alarm_after_fifteen_minutes() {
    try (TestHub hub = start(Map.of())) {
      assertThat(tick(hub).statuses()).containsOnly("SUCCEEDED");

      clock.pass(Duration.ofMinutes(16));

      String silent = "[Serai] totesys-load: no run has succeeded for too long";
      assertThat(space.alarms().await(1)).containsExactly(silent);
      assertThat(tick(hub).statuses()).containsOnly("SUCCEEDED");
      assertThat(settled(2)).containsExactly(silent, silent.replace("] ", "] recovered: "));
    }
  }

  @Test
  void a_flow_that_is_paused_or_not_scheduled_is_not_called_silent() {
    try (TestHub hub = start(Map.of("totesys.extract.schedule", "off"))) {
      assertThat(tick(hub).statuses()).containsOnly("SUCCEEDED");
      clock.pass(Duration.ofHours(5));
      looked(hub);
    }
    try (TestHub hub = start(Map.of("totesys.alarm.lag", "9d"))) {
      hub.api("ops:run").post("/api/v1/flows/totesys/pause", "");
      clock.pass(Duration.ofHours(5));
      looked(hub);
    }
    assertThat(space.hub().rows("SELECT kind FROM serai.alarm")).isEmpty();
  }

  @Test
  void alarms_wait_while_the_mail_server_is_away_and_hold_up_no_run() {
    String smtp = "smtp://127.0.0.1:" + Sandbox.address("smtp.port");
    try (TcpProxy wire = TcpProxy.to(smtp);
        TestHub hub =
            start(
                Map.of(
                    "smtp.port",
                    String.valueOf(URI.create(wire.through(smtp)).getPort()),
                    "alarm.mail-retry",
                    "1s"))) {
      wire.off();
      for (int i = 0; i < 3; i++) {
        refusedRow(i);
        assertThat(tick(hub).statuses()).containsOnly("SUCCEEDED");
        clock.pass(PERIOD);
      }
      assertThat(space.alarms().mails()).isEmpty();

      wire.on();

      assertThat(space.alarms().await(1))
          .containsExactly("[Serai] totesys-transform: rows were refused");
    }
  }

  @Test
  void of_two_hubs_one_sends_each_mail_and_no_mail_quotes_what_a_run_read() {
    try (TestHub hub = start(Map.of());
        TestHub other = start(Map.of("hub.work-dir", "acceptance/target/work/other-alarms"))) {
      refusedRow(0);
      assertThat(tick(hub).statuses()).containsOnly("SUCCEEDED");
      space
          .hub()
          .run(
              """
              INSERT INTO serai.alarm (flow, stage, kind, detail, run_id, raised_at)
              SELECT 'totesys', 'stage' || n, 'run',
                'SERAI-2007 totesys: Key (email)=(a.person@totes.example) exists', 'r' || n,
                '2026-01-01'
              FROM generate_series(1, 40) n\
              """);

      assertThat(settled(41)).doesNotHaveDuplicates();

      List<Mail> mails = space.alarms().mails();
      assertThat(mails).extracting(Mail::from).containsOnly("serai@sandbox.example");
      assertThat(mails)
          .extracting(Mail::text)
          .allMatch(text -> !text.contains("person") && text.contains("docs/operations.md"));
      assertThat(mails)
          .extracting(Mail::subject)
          .contains("[Serai] totesys-stage7: its runs do not succeed (SERAI-2007)");
    }
  }

  private TestHub start(Map<String, String> overrides) {
    Map<String, String> settings = new HashMap<>();
    // why: a flow with a schedule is watched; its ticks are the test's own
    settings.put("totesys.extract.schedule", "1000d");
    settings.put("alarm.watch-interval", "100ms");
    settings.put("alarm.mail-interval", "100ms");
    settings.put("hub.probe-interval", "100ms");
    settings.putAll(overrides);
    return TestHub.start(space, settings, clock);
  }

  private Chain tick(TestHub hub) {
    return tick(hub, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static Chain tick(TestHub hub, Instant at) {
    return hub.await("totesys", "load", begin(hub, at));
  }

  private static String begin(TestHub hub, Instant at) {
    return hub.hub().parts().door().tick("totesys", "extract", at).orElseThrow().triggerId();
  }

  private Chain lostInMidLoad(TestHub hub, TcpProxy wire) {
    String trigger;
    try (TableLock lock = TableLock.take(space.warehouse(), "serai_load", "SHARE ROW EXCLUSIVE")) {
      trigger = begin(hub, clock.instant());
      lock.awaitVisitor();
      wire.off();
    }
    return hub.await("totesys", "load", trigger);
  }

  private String change(int i) {
    String change =
        "UPDATE sales_order SET units_sold = %1$d, last_updated = '2022-11-04 10:0%1$d:00'"
            .formatted(i);
    space.source().run(change);
    return change;
  }

  private void refusedRow(int i) {
    space
        .source()
        .run(
            """
            INSERT INTO sales_order VALUES (%d, '2024-11-18', '2024-11-18 00:0%d:00', 4, 10, 4, 1, 1.00, 3,
              'tomorrow', '2024-11-20', 19)"""
                .formatted(90 + i, i));
  }

  /** Once so many mails came and no alarm is due any more: their subjects. */
  private List<String> settled(int number) {
    space.alarms().await(number);
    Awaitility.await("nothing due")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                space
                        .hub()
                        .number(
                            """
                            SELECT count(*) FROM serai.alarm
                            WHERE mailed_at IS NULL
                              OR cleared_at IS NOT NULL AND recovery_mailed_at IS NULL\
                            """)
                    == 0);
    return space.alarms().await(number);
  }

  /** Waits until the watch has looked several times at what the clock says now. */
  private static void looked(TestHub hub) {
    long before = looks(hub);
    Awaitility.await("looks")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> looks(hub) >= before + 3);
  }

  private static long looks(TestHub hub) {
    return hub.hub()
        .camel()
        .getCamelContextExtension()
        .getContextPlugin(org.apache.camel.api.management.ManagedCamelContext.class)
        .getManagedRoute("hub-alarm-watch")
        .getExchangesCompleted();
  }

  private void loadedInOrder(int runs, String... changes) {
    List<String> loaded =
        space.warehouse().rows("SELECT run_id FROM serai_load ORDER BY load_order");
    assertThat(loaded).isSorted();
    assertThat(loaded.stream().distinct()).hasSize(runs);
    assertThat(Star.differences(Star.undisturbed(changes), Star.of(space.warehouse()))).isEmpty();
  }
}
