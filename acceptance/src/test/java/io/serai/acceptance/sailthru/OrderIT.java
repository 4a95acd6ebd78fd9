package io.serai.acceptance.sailthru;

import static io.serai.acceptance.sailthru.Line.clicks;
import static io.serai.acceptance.sailthru.Line.message;
import static io.serai.acceptance.sailthru.Line.opens;
import static io.serai.acceptance.sailthru.Line.profile;
import static io.serai.acceptance.sailthru.Line.transactional;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.TestHub;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Four exports, in every order they can arrive in, some twice. */
class OrderIT {
  private static final List<byte[]> FILES =
      List.of(
          Zip.of(
              "blast.20160401.json", Line.blast(1, "one") + Line.blast(2, "two"),
              "message_blast.20160401.json",
                  message(1, 1, "") + message(1, 2, opens(1)) + message(2, 1, ""),
              "message_transactional.20160401.json", transactional(1, 1, ""),
              "profile.20160401.json", profile(1, ",\"vars\":{\"a\":1,\"b\":2}") + profile(2, "")),
          Zip.of(
              "message_blast_update.20160402.json",
              message(1, 1, opens(3, 3) + ",\"message_revenue\":1.5")
                  + message(1, 2, ",\"opens\":null"),
              "profile.20160402.json",
              profile(1, ",\"vars\":{\"b\":3}")),
          Zip.of(
              "blast.20160403.json", Line.blast(1, "one, renamed"),
              "message_blast.20160403.json", message(3, 4, ""),
              "message_blast_update.20160403.json",
                  message(1, 1, opens(3, 3, 9) + clicks(9) + ",\"message_revenue\":2.5"),
              "message_transactional_update.20160403.json", transactional(1, 1, opens(4))),
          Zip.of(
              "message_blast_update.20160404.json",
                  message(1, 2, opens(1) + clicks(7)) + message(3, 4, opens(8)),
              "profile.20160404.json",
                  profile(1, ",\"geo\":{\"country\":{\"US\":3},\"count\":3}")
                      + profile(3, ",\"lists_signup\":{\"x\":\"2016-01-01T10:00\"}")));

  @Test
  void four_exports_in_all_orders_and_some_twice_make_one_warehouse() {
    List<List<Integer>> orders = new ArrayList<>();
    permute(new ArrayList<>(), orders);
    assertThat(orders).hasSize(24);
    Map<String, List<String>> expected = null;
    for (List<Integer> order : orders) {
      Map<String, List<String>> contents = deliver(order);
      if (expected == null) {
        expected = contents;
        assertThat(expected.get("message_blast_action")).hasSize(7);
        assertThat(expected.get("profile_vars")).isEmpty();
      }
      assertThat(contents).as("order %s", order).isEqualTo(expected);
    }
  }

  private static Map<String, List<String>> deliver(List<Integer> order) {
    Exports exports = new Exports();
    try (TestHub hub = TestHub.start(exports, Map.of("sailthru.profile", "history"))) {
      for (int i = 0; i < order.size(); i++) {
        exports.deliver("%d/export.zip".formatted(i), FILES.get(order.get(i)));
        Chain chain = Exports.run(hub);
        assertThat(chain.statuses()).as(chain.errors()).containsOnly("SUCCEEDED");
      }
      exports.deliver("again/export.zip", FILES.get(order.get(0)));
      exports.deliver("again/other.zip", FILES.get(order.get(2)));
      Exports.run(hub);
      return exports.contents();
    }
  }

  private static void permute(List<Integer> head, List<List<Integer>> orders) {
    if (head.size() == FILES.size()) {
      orders.add(List.copyOf(head));
    }
    for (int i = 0; i < FILES.size(); i++) {
      if (!head.contains(i)) {
        List<Integer> longer = new ArrayList<>(head);
        longer.add(i);
        permute(longer, orders);
      }
    }
  }
}
