package io.serai.acceptance.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Marketing Cloud is away, refuses tokens, or loses an answer. */
class VendorAwayIT extends OverClicks {
  private static final DateTimeFormatter EVENT =
      DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.ENGLISH)
          .withZone(ZoneOffset.ofHours(-6));

  private String completed() {
    return String.join(
        "", clicks.hub().rows("SELECT value FROM serai.watermark WHERE key = 'completed.ien'"));
  }

  @Test
  @Scenario("LS-31")
  void a_token_that_is_refused_is_fetched_anew_once() {
    log(LogRow.of(send("ien"), person("ien")));
    run();
    String send = send("ien");
    log(LogRow.of(send, person("ien")));
    clicks.cloud().expireTokens();
    clicks.cloud().forgetCalls();

    run();

    assertThat(clicksOf("ien", send)).hasSize(1);
    assertThat(clicks.cloud().calls()).containsEntry("token", 2L);
  }

  @Test
  @Scenario("LS-32")
  void an_answer_that_says_error_is_asked_for_again_and_moves_no_window() {
    run();
    String before = completed();
    String send = send("ien");
    log(LogRow.of(send, person("ien")));
    clicks.cloud().fault("soap:DataExtensionObject", 0, 0, "error");

    Chain away = runAnyhow(null);

    assertThat(away.stage("poll").status()).isEqualTo("FAILED");
    assertThat(away.stage("poll").error()).contains("SERAI-5001");
    assertThat(completed()).isEqualTo(before);
    clicks.cloud().heal();
    clicks.cloud().fault("soap:DataExtensionObject", 0, 2, "error");
    run();
    assertThat(clicksOf("ien", send)).hasSize(1);
  }

  @Test
  void too_many_requests_and_a_cut_connection_are_passing() {
    String send = send("ien");
    log(LogRow.of(send, person("ien")));
    clicks.cloud().fault("soap:DataExtensionObject", 0, 1, "429");
    clicks.cloud().fault("soap:Send", 0, 1, "500");
    clicks.cloud().fault("soap:Subscriber", 0, 1, "drop");
    clicks.cloud().fault("rest:rowset", 0, 1, "503");

    run();

    assertThat(clicksOf("ien", send)).hasSize(1);
  }

  @Test
  @Scenario("LS-37")
  void after_twenty_hours_away_nothing_is_lost() {
    run();
    String send = send("ien");
    Instant early = clock.instant().plus(Duration.ofMinutes(30));
    LogRow row = LogRow.of(send, person("ien")).with("EventDate", EVENT.format(early));
    clicks.cloud().fault("*", 0, 0, "503");
    clock.pass(Duration.ofHours(10));
    log(row);
    assertThat(runAnyhow(null).stage("poll").status()).isEqualTo("FAILED");
    clock.pass(Duration.ofHours(10));
    clicks.cloud().heal();

    run();

    assertThat(clicksOf("ien", send)).hasSize(1);
  }
}
