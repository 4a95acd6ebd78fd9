package io.serai.acceptance.engagements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Mailbox;
import io.serai.acceptance.harness.SearchProxy;
import io.serai.acceptance.harness.SearchProxy.Rule;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that the cluster turns away, for now or for good; and a cluster that is slow. */
class TurnedAwayIT extends OverMailbox {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int BAD_REQUEST = 400;

  private void through(SearchProxy proxy) {
    Map<String, String> settings = settings();
    settings.put("elasticsearch.url", proxy.url());
    settings.put("elasticsearch.retry-pause", "10");
    restart(settings);
  }

  @Test
  @Scenario("MF-22")
  void an_item_that_is_turned_away_once_is_sent_again_and_stored_once() {
    mailbox.put(M1, M2, M3, M4);
    Set<String> seen = ConcurrentHashMap.newKeySet();
    Rule everySecondOnce =
        (index, id) -> seen.add(index + id) && seen.size() % 2 == 0 ? TOO_MANY_REQUESTS : 0;
    try (SearchProxy proxy = new SearchProxy(everySecondOnce)) {
      through(proxy);

      Chain chain = run();

      assertThat(chain.stage("message-roles").written()).isEqualTo(4);
      assertThat(contents()).isEqualTo(undisturbed());
      close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Mailbox.ACCOUNTS, Mailbox.ROLES})
  @Scenario("MF-23")
  void a_document_that_is_refused_for_good_is_set_aside_and_the_rest_is_written(String refusing) {
    mailbox.put(M1, M4);
    String stage = refusing.equals(Mailbox.ROLES) ? "message-roles" : "aggregate";
    String id = refusing.equals(Mailbox.ROLES) ? rolesId() : "acct-a";
    Rule one =
        (index, document) ->
            index.equals(mailbox.index(refusing)) && document.equals(id) ? BAD_REQUEST : 0;
    try (SearchProxy proxy = new SearchProxy(one)) {
      through(proxy);

      Chain chain = runAnyhow(null);

      assertThat(chain.stage(stage).status()).isEqualTo("PARTIAL");
      assertThat(mailbox.documents(refusing)).hasSize(1).doesNotContainKey(id);
      assertThat(mailbox.documents(Mailbox.STATISTICS)).containsKey("acct-b");
      assertThat(letters()).containsExactly(mailbox.index(refusing) + "/" + id + "|OPEN");
      assertThat(watermarks(stage)).containsExactly("acct-b");
      assertThat(runtimeStats(chain).path("status").asText()).isEqualTo("PARTIAL");
      close();
    }
    mailbox.put(M2.taken(now()), M3.taken(now()));

    run();

    assertThat(letters()).noneMatch(letter -> letter.endsWith("|OPEN"));
    assertThat(watermarks(stage)).containsExactly("acct-a", "acct-b");
    assertThat(contents()).isEqualTo(undisturbed());
  }

  @Test
  @Scenario("MF-29")
  void of_two_triggers_at_once_the_second_is_refused_and_writes_nothing() {
    mailbox.put(M1, M2, M3, M4);
    CountDownLatch refused = new CountDownLatch(1);
    Rule slow =
        (index, id) -> {
          await(refused);
          return Rule.STORED;
        };
    try (SearchProxy proxy = new SearchProxy(slow)) {
      through(proxy);
      String first = hub().hub().parts().door().trigger("engagements", null).triggerId();

      SeraiException second =
          catchThrowableOfType(
              SeraiException.class, () -> hub().hub().parts().door().trigger("engagements", null));
      refused.countDown();

      assertThat(second.code()).isEqualTo(HubError.ALREADY_RUNNING);
      Chain chain = hub().await("engagements", "aggregate", first);
      assertThat(chain.statuses()).as(chain.errors()).containsOnly("SUCCEEDED");
      assertThat(mailbox.hub().rows("SELECT stage FROM serai.run ORDER BY id")).hasSize(2);
      assertThat(contents()).isEqualTo(undisturbed());
      close();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a run makes of all four messages when nothing is turned away. */
  private Map<String, JsonNode> undisturbed() {
    return undisturbed(M1, M2, M3, M4);
  }

  private String rolesId() {
    return "c982795312653007bc558dae65761d3d";
  }

  private List<String> letters() {
    return mailbox.hub().rows("SELECT input, state FROM serai.dead_letter ORDER BY id");
  }

  private List<String> watermarks(String stage) {
    return mailbox
        .hub()
        .rows(
            "SELECT substr(key, length(?) + 2) FROM serai.watermark WHERE key LIKE ? ORDER BY 1",
            stage,
            stage + "/%");
  }
}
