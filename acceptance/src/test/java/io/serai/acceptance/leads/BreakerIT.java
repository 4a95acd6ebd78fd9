package io.serai.acceptance.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Chain;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A vendor who does not answer is not asked all the time. */
class BreakerIT extends OverClicks {
  private static final int POLLS = 4;
  private static final int TRIES = 6;

  @Override
  Map<String, String> settings() {
    Map<String, String> settings = quick();
    settings.put("marketing-cloud.breaker.calls", "4");
    settings.put("marketing-cloud.breaker.pause", "2s");
    settings.put("marketing-cloud.retries", String.valueOf(TRIES - 1));
    settings.put("marketing-cloud.retry-pause-max", "20");
    return settings;
  }

  @Test
  void a_vendor_who_is_away_is_left_alone_and_found_again() {
    run();
    String send = send("ien");
    log(LogRow.of(send, person("ien")));
    clicks.cloud().fault("*", 0, 0, "503");
    clicks.cloud().forgetCalls();

    Chain last = null;
    for (int poll = 0; poll < POLLS; poll++) {
      last = runAnyhow(null);
    }

    assertThat(last.stage("poll").status()).isEqualTo("FAILED");
    assertThat(last.stage("poll").error()).contains("SERAI-5001", "is not asked for a while");
    assertThat(clicks.cloud().calls().values().stream().mapToLong(Long::longValue).sum())
        .as("requests of %d polls that try %d times", POLLS, TRIES)
        .isBetween(2L, (long) POLLS * TRIES / 2);
    clicks.cloud().heal();
    Awaitility.await("the vendor is asked again")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(this::run);
    assertThat(clicksOf("ien", send)).hasSize(1);
  }

  @Test
  void what_is_refused_for_good_leaves_him_reachable() {
    run();
    clicks.cloud().fault("token", 0, 0, "400");
    clicks.cloud().expireTokens();
    for (int poll = 0; poll < POLLS; poll++) {
      assertThat(runAnyhow(null).stage("poll").error()).doesNotContain("is not asked for a while");
    }
    clicks.cloud().heal();

    run();
  }
}
