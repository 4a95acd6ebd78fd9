package io.serai.acceptance.sailthru;

import static io.serai.acceptance.sailthru.Line.clicks;
import static io.serai.acceptance.sailthru.Line.opens;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.TestHub;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Four exports, in every order they can arrive in, some twice. */
class OrderIT {
  private static final int EXPORTS = 4;
  private static final List<List<Integer>> ORDERS = orders();

  /** What the export holds of a population: entry names and lines. */
  private static List<String> export(int number, Crowd c) {
    return switch (number) {
      case 0 ->
          List.of(
              "blast.20160401.json", c.blast(1, "one") + c.blast(2, "two"),
              "message_blast.20160401.json",
                  c.message(1, 1, "") + c.message(1, 2, opens(1)) + c.message(2, 1, ""),
              "message_transactional.20160401.json", c.transactional(1, 1, ""),
              "profile.20160401.json",
                  c.profile(1, ",\"vars\":{\"a\":1,\"b\":2}") + c.profile(2, ""));
      case 1 ->
          List.of(
              "message_blast_update.20160402.json",
              c.message(1, 1, opens(3, 3) + ",\"message_revenue\":1.5")
                  + c.message(1, 2, ",\"opens\":null"),
              "profile.20160402.json",
              c.profile(1, ",\"vars\":{\"b\":3}"));
      case 2 ->
          List.of(
              "blast.20160403.json", c.blast(1, "one, renamed"),
              "message_blast.20160403.json", c.message(3, 4, ""),
              "message_blast_update.20160403.json",
                  c.message(1, 1, opens(3, 3, 9) + clicks(9) + ",\"message_revenue\":2.5"),
              "message_transactional_update.20160403.json", c.transactional(1, 1, opens(4)));
      default ->
          List.of(
              "message_blast_update.20160404.json",
                  c.message(1, 2, opens(1) + clicks(7)) + c.message(3, 4, opens(8)),
              "profile.20160404.json",
                  c.profile(1, ",\"geo\":{\"country\":{\"US\":3},\"count\":3}")
                      + c.profile(3, ",\"lists_signup\":{\"x\":\"2016-01-01T10:00\"}"));
    };
  }

  /**
   * Order n is that of population n. At each turn an archive is delivered for each export, with the
   * lines of the populations whose turn it is.
   */
  @Test
  void four_exports_in_all_orders_and_some_twice_make_one_warehouse() {
    assertThat(ORDERS).hasSize(24).doesNotHaveDuplicates();
    Exports exports = new Exports();
    try (TestHub hub = TestHub.start(exports, Map.of("sailthru.profile", "history"))) {
      for (int turn = 0; turn < EXPORTS; turn++) {
        deliver(exports, turn, "turn-" + turn);
        run(hub);
      }
      deliver(exports, 0, "again");
      deliver(exports, 2, "again-too");
      run(hub);
    }
    assertThat(exports.rows("SELECT status, count(*) FROM sailthru.updated GROUP BY 1 ORDER BY 1"))
        .containsExactly("DUPLICATE|24", "LOADED|48");

    Map<Integer, Map<String, List<String>>> crowds = Crowd.apart(exports.contents());

    assertThat(crowds).hasSize(ORDERS.size());
    Map<String, List<String>> first = crowds.get(1);
    assertThat(first.get("message_blast_action")).hasSize(7);
    assertThat(first.get("profile_vars")).isEmpty();
    assertThat(first.get("profile_history")).hasSize(5);
    crowds.forEach(
        (crowd, tables) ->
            assertThat(tables).as("order %s", ORDERS.get(crowd - 1)).isEqualTo(first));
  }

  private static void deliver(Exports exports, int turn, String folder) {
    for (int export = 0; export < EXPORTS; export++) {
      Map<String, String> entries = new LinkedHashMap<>();
      for (int order = 0; order < ORDERS.size(); order++) {
        if (ORDERS.get(order).get(turn) == export) {
          List<String> own = export(export, new Crowd(order));
          for (int i = 0; i < own.size(); i += 2) {
            entries.merge(own.get(i), own.get(i + 1), String::concat);
          }
        }
      }
      String[] all =
          entries.entrySet().stream()
              .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
              .toArray(String[]::new);
      exports.deliver("%s/%d.zip".formatted(folder, export), Zip.of(all));
    }
  }

  private static void run(TestHub hub) {
    Chain chain = Exports.run(hub);
    assertThat(chain.statuses()).as(chain.errors()).containsOnly("SUCCEEDED");
  }

  /** Each order in a hub and a warehouse of its own. */
  @Tag("thorough")
  @Test
  void each_order_alone_makes_the_same_warehouse() {
    Map<String, List<String>> first = alone(ORDERS.get(0));
    for (List<Integer> order : ORDERS.subList(1, ORDERS.size())) {
      assertThat(alone(order)).as("order %s", order).isEqualTo(first);
    }
  }

  private static Map<String, List<String>> alone(List<Integer> order) {
    Exports exports = new Exports();
    try (TestHub hub = TestHub.start(exports, Map.of("sailthru.profile", "history"))) {
      for (int export : order) {
        exports.deliver(export + "/export.zip", zip(export));
        run(hub);
      }
      exports.deliver("again/export.zip", zip(order.get(0)));
      exports.deliver("again/other.zip", zip(order.get(2)));
      run(hub);
      return exports.contents();
    }
  }

  private static byte[] zip(int export) {
    return Zip.of(export(export, new Crowd(0)).toArray(String[]::new));
  }

  private static List<List<Integer>> orders() {
    List<List<Integer>> orders = new ArrayList<>();
    permute(new ArrayList<>(), orders);
    return orders;
  }

  private static void permute(List<Integer> head, List<List<Integer>> orders) {
    if (head.size() == EXPORTS) {
      orders.add(List.copyOf(head));
    }
    for (int i = 0; i < EXPORTS; i++) {
      if (!head.contains(i)) {
        List<Integer> longer = new ArrayList<>(head);
        longer.add(i);
        permute(longer, orders);
      }
    }
  }
}
