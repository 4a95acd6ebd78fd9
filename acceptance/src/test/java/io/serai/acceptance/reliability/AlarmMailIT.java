package io.serai.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.AlarmInbox.Mail;
import io.serai.acceptance.harness.Sandbox;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TcpProxy;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.Watched;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What people are told, read where they would read it; hours pass on a clock of the test's own. */
class AlarmMailIT {
  private static final Duration PERIOD = Duration.ofMinutes(5);

  private final Space space = Space.small();
  private final TestClock clock = new TestClock();

  @Test
  void a_schedule_that_brings_no_run_is_an_alarm_after_fifteen_minutes() {
    try (Watched flow = start(Map.of())) {
      assertThat(flow.tick().statuses()).containsOnly("SUCCEEDED");

      clock.pass(Duration.ofMinutes(16));

      String silent = "[Serai] totesys-load: no run has succeeded for too long";
      assertThat(space.alarms().await(1)).containsExactly(silent);
      assertThat(flow.tick().statuses()).containsOnly("SUCCEEDED");
      assertThat(flow.mails(2)).containsExactly(silent, silent.replace("] ", "] recovered: "));
    }
  }

  @Test
  void a_flow_that_is_paused_or_not_scheduled_is_not_called_silent() {
    try (Watched flow = start(Map.of("totesys.extract.schedule", "off"))) {
      assertThat(flow.tick().statuses()).containsOnly("SUCCEEDED");
      clock.pass(Duration.ofHours(5));
      looked(flow);
    }
    try (Watched flow = start(Map.of("totesys.alarm.lag", "9d"))) {
      flow.hub().api("ops:run").post("/api/v1/flows/totesys/pause", "");
      clock.pass(Duration.ofHours(5));
      looked(flow);
    }
    assertThat(space.hub().rows("SELECT kind FROM serai.alarm")).isEmpty();
  }

  @Test
  void alarms_wait_while_the_mail_server_is_away_and_hold_up_no_run() {
    String smtp = "smtp://127.0.0.1:" + Sandbox.address("smtp.port");
    try (TcpProxy wire = TcpProxy.to(smtp);
        Watched flow =
            start(
                Map.of(
                    "smtp.port",
                    String.valueOf(URI.create(wire.through(smtp)).getPort()),
                    "alarm.mail-retry",
                    "1s"))) {
      wire.off();
      for (int i = 0; i < 3; i++) {
        refusedRow(i);
        assertThat(flow.tick().statuses()).containsOnly("SUCCEEDED");
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
    try (Watched flow = start(Map.of());
        Watched other = start(Map.of("hub.work-dir", "acceptance/target/work/other-alarms"))) {
      refusedRow(0);
      assertThat(flow.tick().statuses()).containsOnly("SUCCEEDED");
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

      assertThat(flow.mails(41)).doesNotHaveDuplicates();

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

  private Watched start(Map<String, String> settings) {
    return Watched.start(space, clock, settings);
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

  /** Waits until the watch has looked several times at what the clock says now. */
  private static void looked(Watched flow) {
    long before = looks(flow);
    Awaitility.await("looks")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> looks(flow) >= before + 3);
  }

  private static long looks(Watched flow) {
    return flow.hub()
        .hub()
        .camel()
        .getCamelContextExtension()
        .getContextPlugin(org.apache.camel.api.management.ManagedCamelContext.class)
        .getManagedRoute("hub-alarm-watch")
        .getExchangesCompleted();
  }
}
