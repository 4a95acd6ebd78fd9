package io.serai.acceptance.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Clicks;
import io.serai.acceptance.harness.Queue;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A backlog is taken as fast as it is written, so nobody's visibility ends over waiting. */
class BackPressureIT extends OverClicks {
  private static final int BACKLOG = 400;
  private static final int BATCH = 20;
  private static final int CONSUMERS = 2;
  private static final int RECEIVED_AT_ONCE = 10;

  @Override
  Map<String, String> settings() {
    Map<String, String> settings = quick();
    settings.put("leads.batch", String.valueOf(BATCH));
    settings.put("leads.consumers", String.valueOf(CONSUMERS));
    settings.put("leads.visibility", "120");
    return settings;
  }

  @Test
  void no_more_is_taken_from_the_queue_than_is_being_written() {
    String send = send("ien");
    String person = person("ien");
    log(LogRow.of(send, person));
    run();
    Queue queue = clicks.queue(Clicks.CLICKS);
    for (int tens = 0; tens < BACKLOG / RECEIVED_AT_ONCE; tens++) {
      queue.send(
          IntStream.range(0, RECEIVED_AT_ONCE)
              .mapToObj(n -> LogRow.of(send, person).message(NOON))
              .toList());
    }

    int most = 0;
    while (queue.size() > 0) {
      most = Math.max(most, queue.taken());
    }

    assertThat(most)
        .isPositive()
        .isLessThanOrEqualTo((CONSUMERS + 1) * BATCH + CONSUMERS * RECEIVED_AT_ONCE);
    assertThat(clickOf(send).getList("guids", String.class)).hasSize(BACKLOG + 1);
  }
}
