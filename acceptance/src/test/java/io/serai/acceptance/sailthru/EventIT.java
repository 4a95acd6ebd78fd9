package io.serai.acceptance.sailthru;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Queue;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The bucket says what is new, beside being listed. */
class EventIT {
  private static final String LOADS =
      "SELECT count(*) FROM serai.run WHERE stage = 'load' AND status = 'SUCCEEDED'";

  private final Exports exports = new Exports();
  private final Queue queue = Queue.create("news-" + exports.name().replace('_', '-'));

  @Test
  void an_event_brings_its_object_at_once_and_a_listing_what_no_event_told_of() {
    Map<String, String> settings =
        Map.of("hub.commands.queue-url", queue.url(), "hub.commands.retry", "1s");
    try (TestHub hub = TestHub.start(exports, settings)) {
      exports.deliver("in/1 é.zip", Zip.of("blast.20160401.json", Line.blast(1, "one")));
      exports.deliver("in/1 é.zip.bak", Zip.of("blast.20160402.json", Line.blast(2, "backup")));
      exports.deliver("in/2.zip", Zip.of("blast.20160403.json", Line.blast(3, "without event")));

      queue.send(created("in/1+%C3%A9.zip"));
      await("a load", () -> exports.hub().number(LOADS) == 1);
      assertThat(exports.rows("SELECT id FROM sailthru.blast")).containsExactly("1");
      queue.send(created("in/1+%C3%A9.zip"));
      await("another load", () -> exports.hub().number(LOADS) == 2);
      assertThat(exports.rows("SELECT status FROM sailthru.updated")).containsExactly("LOADED");

      Exports.run(hub);

      assertThat(exports.rows("SELECT id FROM sailthru.blast ORDER BY 1"))
          .containsExactly("1", "3");
      await("an empty queue", () -> queue.size() == 0);
    }
  }

  /** As S3 sends it. */
  private String created(String key) {
    return """
    {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventName":"ObjectCreated:Put",
    "s3":{"bucket":{"name":"%s"},"object":{"key":"%s","size":1}}}]}"""
        .formatted(exports.inbox(), key);
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(condition);
  }
}
