package io.serai.acceptance.sailthru;

import static io.serai.acceptance.sailthru.Line.clicks;
import static io.serai.acceptance.sailthru.Line.opens;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.TestHub;
import io.serai.core.FaultPoints;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Something breaks between two writes: the next run finishes, nothing is lost or doubled. */
class FaultIT {
  static final List<String> POINTS =
      List.of(
          "sailthru.receive.after-read",
          "sailthru.receive.after-write",
          "sailthru.receive.after-manifest",
          "sailthru.receive.after-ledger",
          "sailthru.stage.after-read",
          "sailthru.stage.after-write",
          "sailthru.stage.after-manifest",
          "sailthru.stage.after-ledger",
          "sailthru.load.after-read",
          "sailthru.load.after-write",
          "sailthru.load.after-manifest",
          "sailthru.load.after-ledger");

  static final byte[] FIRST = first(new Crowd(0));
  static final byte[] SECOND = second(new Crowd(0));

  private static byte[] first(Crowd c) {
    return Zip.of(
        "blast.20160401.json", c.blast(1, "one"),
        "message_blast.20160401.json", c.message(1, 1, opens(1, 1)) + c.message(1, 2, ""),
        "profile.20160401.json",
            c.profile(1, ",\"vars\":{\"a\":1},\"geo\":{\"country\":{\"US\":1},\"count\":1}"));
  }

  private static byte[] second(Crowd c) {
    return Zip.of(
        "message_blast_update.20160402.json",
        c.message(1, 2, opens(5) + clicks(5)),
        "profile.20160402.json",
        c.profile(1, ",\"vars\":{\"b\":2}") + c.profile(2, ""));
  }

  private static Map<String, List<String>> undisturbed;

  private final Exports exports = new Exports();

  static synchronized Map<String, List<String>> undisturbed() {
    if (undisturbed == null) {
      Exports other = new Exports();
      try (TestHub hub = TestHub.start(other)) {
        other.deliver("1.zip", FIRST);
        other.deliver("2.zip", SECOND);
        Exports.run(hub);
        undisturbed = other.contents();
      }
    }
    return undisturbed;
  }

  @AfterEach
  void disarm() {
    FaultPoints.arm(null);
  }

  /** One point after the other, each with exports of a population of its own. */
  @Test
  void a_run_that_breaks_loses_and_doubles_nothing() {
    try (TestHub hub = TestHub.start(exports)) {
      deliver(new Crowd(0));
      Exports.run(hub);
      for (String point : POINTS) {
        deliver(new Crowd(POINTS.indexOf(point) + 1));
        breaksAt(hub, point);

        Chain next = Exports.run(hub);

        assertThat(next.statuses()).as(point + next.errors()).containsOnly("SUCCEEDED");
      }
    }
    Map<Integer, Map<String, List<String>>> crowds = Crowd.apart(exports.contents());
    assertThat(crowds).hasSize(POINTS.size() + 1);
    assertThat(crowds.get(1).get("message_blast_action")).hasSize(4);
    for (String point : POINTS) {
      assertThat(crowds.get(POINTS.indexOf(point) + 2)).as(point).isEqualTo(crowds.get(1));
    }
    assertThat(exports.rows("SELECT status, count(*) FROM sailthru.updated GROUP BY 1"))
        .containsExactly("LOADED|" + 5 * crowds.size());
    assertThat(
            exports
                .hub()
                .rows(
                    "SELECT id FROM serai.run WHERE status = 'RUNNING' OR read <> written +"
                        + " rejected + skipped + held"))
        .isEmpty();
    assertThat(exports.hub().rows("SELECT input FROM serai.attempt")).isEmpty();
  }

  private void deliver(Crowd crowd) {
    exports.deliver(crowd.number() + "/1.zip", first(crowd));
    exports.deliver(crowd.number() + "/2.zip", second(crowd));
  }

  private static void breaksAt(TestHub hub, String point) {
    String stage = point.split("\\.")[1];
    boolean afterRun = point.endsWith("after-ledger");
    FaultPoints.arm(point + ":1:throw");
    Chain broken = hub.run("sailthru", afterRun ? stage : "load", null);
    TestHub.awaitFault();
    FaultPoints.arm(null);
    if (!afterRun) {
      assertThat(broken.stage(stage).error()).contains("fault point " + point);
    }
  }

  @Test
  @Scenario("S16")
  void a_warehouse_that_is_lost_in_the_middle_of_a_load_rolls_back_and_loads_once_later()
      throws IOException {
    lost(List.of("stage_profile_geo"), false);
  }

  @Test
  @Scenario("S17")
  void a_commit_whose_answer_is_lost_is_no_second_load() throws IOException {
    lost(List.of("INTO serai_load", "COMMIT"), true);
  }

  /**
   * @param committed whether the load that broke is in
   */
  private void lost(List<String> words, boolean committed) throws IOException {
    // why: else the driver sends COMMIT by the number of a prepared statement
    String address = exports.warehouse().url() + "&prepareThreshold=0";
    try (WireCut wire = WireCut.to(address);
        TestHub hub = TestHub.start(exports, Map.of("warehouse.jdbc.url", wire.through(address)))) {
      exports.deliver("0.zip", Zip.of("blast.20160301.json", ""));
      Exports.run(hub);
      wire.after(words);
      exports.deliver("1.zip", FIRST);
      Chain broken = Exports.run(hub);
      assertThat(wire.broken()).isTrue();
      assertThat(broken.stage("load").status()).isEqualTo("FAILED");
      long kept = exports.number("SELECT count(*) FROM sailthru.updated WHERE status = 'LOADED'");
      assertThat(kept).isEqualTo(committed ? 3 : 0);
      assertThat(exports.number("SELECT count(*) FROM sailthru.blast"))
          .isEqualTo(committed ? 1 : 0);

      exports.deliver("2.zip", SECOND);
      Chain next = Exports.run(hub);

      assertThat(next.statuses()).as(next.errors()).containsOnly("SUCCEEDED");
    }
    assertThat(exports.contents()).isEqualTo(undisturbed());
    assertThat(exports.rows("SELECT status, count(*) FROM sailthru.updated GROUP BY 1 ORDER BY 1"))
        .containsExactly("EMPTY|1", "LOADED|5");
  }
}
