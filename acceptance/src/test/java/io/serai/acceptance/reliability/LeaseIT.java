package io.serai.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Api.Answer;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Database;
import io.serai.acceptance.harness.HubProcess;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.Star;
import io.serai.acceptance.harness.TableLock;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two hubs and one ledger: one works at a time, and one that was away does no harm. */
class LeaseIT {
  private static final String CHANGE =
      """
      UPDATE sales_order SET units_sold = 7, last_updated = '2022-11-08 09:00:00';
      UPDATE staff SET department_id = 4 WHERE staff_id = 10;
      UPDATE payment SET paid = true, last_updated = '2022-11-08 09:00:00' WHERE payment_id = 2;\
      """;
  private static final Map<String, String> OTHER =
      Map.of("hub.work-dir", "acceptance/target/work/other", "hub.lease", "2s");
  private static final Map<String, String> SHORT =
      Map.of("hub.lease", "2s", "warehouse.idle-timeout", "2s");

  @Test
  void of_two_hubs_triggered_at_once_one_runs_and_one_answers_409() {
    Space space = Space.small();
    try (TestHub one = TestHub.start(space);
        TestHub other = TestHub.start(space, OTHER)) {
      List<Api> apis = List.of(one.api("ops:run"), other.api("ops:run"));

      List<CompletableFuture<Answer>> asked =
          Stream.concat(apis.stream(), apis.stream())
              .map(api -> CompletableFuture.supplyAsync(() -> trigger(api)))
              .toList();
      List<Answer> answers = asked.stream().map(CompletableFuture::join).toList();

      assertThat(answers.stream().map(Answer::status))
          .containsExactlyInAnyOrder(202, 409, 409, 409);
      assertThat(answers)
          .filteredOn(answer -> answer.status() == 409)
          .allMatch(answer -> answer.text().contains("SERAI-1003"));
      awaitStatus(space.hub(), "load", "SUCCEEDED");
      assertThat(space.hub().rows("SELECT stage, status FROM serai.run ORDER BY id"))
          .containsExactly("extract|SUCCEEDED", "transform|SUCCEEDED", "load|SUCCEEDED");
      assertThat(Star.differences(Star.ofSmall(), Star.of(space.warehouse()))).isEmpty();
    }
  }

  @Test
  void a_loader_that_is_stopped_past_its_lease_spoils_nothing_when_it_goes_on() {
    Space space = Space.small();
    try (HubProcess first = HubProcess.start(space, SHORT)) {
      first.trigger(null);
      awaitStatus(space.hub(), "load", "SUCCEEDED");
      space.source().run(CHANGE);

      stopAt(first, space.warehouse(), "serai_load", "SHARE ROW EXCLUSIVE");
      try (TestHub other = TestHub.start(space, OTHER)) {
        assertThat(other.totesysWhenFree().stage("load").status()).isEqualTo("SUCCEEDED");
        first.signal("CONT");

        leftBehind(first, space, "load");
        assertThat(other.totesysWhenFree().statuses()).containsOnly("SUCCEEDED");
      }
      assertThat(Star.differences(Star.undisturbed(CHANGE), Star.of(space.warehouse()))).isEmpty();
    }
  }

  @Test
  void an_extractor_that_is_stopped_past_its_lease_spoils_nothing_when_it_goes_on() {
    Space space = Space.small();
    try (HubProcess first = HubProcess.start(space, SHORT)) {
      stopAt(first, space.source(), "payment_type", "ACCESS EXCLUSIVE");
      try (TestHub other = TestHub.start(space, OTHER)) {
        Chain finished = other.totesysWhenFree();
        assertThat(finished.statuses()).containsOnly("SUCCEEDED");
        first.signal("CONT");

        leftBehind(first, space, "extract");
        assertThat(other.totesysWhenFree().statuses()).containsOnly("SUCCEEDED");
      }
      assertThat(Star.differences(Star.ofSmall(), Star.of(space.warehouse()))).isEmpty();
    }
  }

  /** Stops a hub while it waits for a table, and frees the table. */
  private static void stopAt(HubProcess hub, Database database, String table, String mode) {
    try (TableLock lock = TableLock.take(database, table, mode)) {
      hub.trigger(null);
      lock.awaitVisitor();
      hub.signal("STOP");
    }
  }

  /**
   * The stopped hub learned that its run failed, the ledger keeps what its successor wrote of it,
   * and the token has grown since.
   */
  private static void leftBehind(HubProcess old, Space space, String stage) {
    Awaitility.await("the old holder's word")
        .atMost(Duration.ofSeconds(30))
        .until(() -> old.log().contains("totesys-" + stage + " FAILED"));
    assertThat(
            space
                .hub()
                .rows("SELECT error FROM serai.run WHERE stage = ? AND status = 'FAILED'", stage))
        .singleElement()
        .asString()
        .contains("SERAI-1006");
    assertThat(
            space
                .hub()
                .number(
                    """
                    SELECT l.token - r.token FROM serai.lease l
                    JOIN serai.run r ON r.stage = l.stage AND r.status = 'FAILED'
                    WHERE l.stage = ?\
                    """,
                    stage))
        .isPositive();
  }

  private static void awaitStatus(Database hub, String stage, String status) {
    Awaitility.await(stage)
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> hub.rows("SELECT status FROM serai.run WHERE stage = ?", stage).contains(status));
  }

  private static Answer trigger(Api api) {
    return api.post("/api/v1/flows/totesys/runs", "");
  }
}
