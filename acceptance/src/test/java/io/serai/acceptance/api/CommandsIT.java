package io.serai.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TableLock;
import io.serai.acceptance.harness.TcpProxy;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Triggers by the command queue. */
class CommandsIT {
  private static final String CURRENCY =
      "{\"flow\":\"totesys\",\"payload\":{\"tables\":[\"currency\"]}}";

  private final Space space = Space.small();
  private final Map<String, String> often =
      Map.of(
          "hub.commands.queue-url",
          space.commands().url(),
          "hub.commands.retry",
          "1s",
          "hub.probe-interval",
          "100ms");

  @Test
  void a_command_starts_its_flow_with_its_payload_and_is_deleted() {
    try (TestHub hub = TestHub.start(space, often)) {
      space.commands().send(CURRENCY);

      await("the last stage", () -> runs("load") == 1);
      assertThat(space.hub().rows("SELECT read FROM serai.run WHERE stage = 'extract'"))
          .containsExactly("3");
      await("the queue empty", () -> space.commands().size() == 0);
      assertThat(counted(hub, "accepted")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "{\"flow\":\"totesys\",\"payload\":{\"tabels\":[\"currency\"]}}",
        "{\"flow\":\"nope\"}",
        "{\"flow\":\"totesys\",\"palyoad\":{}}",
        "{\"payload\":{}}"
      })
  void a_command_that_can_never_be_carried_out_is_counted_and_deleted(String command) {
    try (TestHub hub = TestHub.start(space, often)) {
      space.commands().send(command);

      await("the queue empty", () -> space.commands().size() == 0);

      assertThat(counted(hub, "refused")).isEqualTo(1);
      assertThat(runs("extract")).isZero();
    }
  }

  @Test
  void a_command_that_meets_a_running_flow_comes_again_until_the_flow_is_free() {
    try (TestHub hub = TestHub.start(space, often)) {
      try (TableLock lock = TableLock.take(space.source(), "staff", "ACCESS EXCLUSIVE")) {
        hub.hub().parts().door().trigger("totesys", null);
        lock.awaitVisitor();
        space.commands().send(CURRENCY);
        await("two refusals", () -> counted(hub, "again") >= 2);
        assertThat(space.commands().size()).isEqualTo(1);
      }

      await("both triggers done", () -> runs("load") == 2);

      await("the queue empty", () -> space.commands().size() == 0);
      assertThat(counted(hub, "accepted")).isEqualTo(1);
    }
  }

  @Test
  void a_command_waits_while_the_hubs_database_is_away() {
    String url = space.settings().get("hub.jdbc.url");
    try (TcpProxy wire = TcpProxy.to(url);
        TestHub hub =
            TestHub.start(
                space,
                Map.of(
                    "hub.jdbc.url",
                    wire.through(url),
                    "hub.commands.queue-url",
                    space.commands().url(),
                    "hub.commands.retry",
                    "1s",
                    "hub.probe-interval",
                    "100ms"))) {
      wire.off();
      space.commands().send(CURRENCY);
      await("away", () -> !hub.hub().parts().supervisor().ready());
      assertThat(space.commands().size()).isEqualTo(1);

      wire.on();

      await("the last stage", () -> runs("load") == 1);
      await("the queue empty", () -> space.commands().size() == 0);
    }
  }

  private long runs(String stage) {
    return space
        .hub()
        .number(
            "SELECT count(*) FROM serai.run WHERE stage = ? AND finished_at IS NOT NULL", stage);
  }

  private static double counted(TestHub hub, String outcome) {
    String label = "outcome=\"%s\"".formatted(outcome);
    return new Api(hub.managementUrl(), null)
        .get("/observe/metrics")
        .text()
        .lines()
        .filter(metric -> metric.startsWith("serai_commands_total{") && metric.contains(label))
        .mapToDouble(metric -> Double.parseDouble(metric.substring(metric.lastIndexOf(' '))))
        .sum();
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(condition);
  }
}
