package io.serai.acceptance.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Chain;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A settle that cannot wait any longer says so, and the next one sees the end. */
class PatienceIT extends OverClicks {
  private static final int MANY = 40;

  @Override
  Map<String, String> settings() {
    Map<String, String> settings = quick();
    settings.put("leads.settle.patience", "300ms");
    settings.put("leads.retry-steps", String.join(",", Collections.nCopies(MANY, "2s")));
    return settings;
  }

  @Test
  void a_click_that_waits_for_its_send_is_held_in_a_partial_run_until_it_is_stored() {
    String send = "990002";
    LogRow row = LogRow.of(send, person("ien"));
    log(row);

    Chain early = runAnyhow(null);

    assertThat(early.statuses()).containsExactly("SUCCEEDED", "PARTIAL");
    assertThat(early.stage("settle").held()).isEqualTo(1);
    assertThat(early.stage("settle").read()).isEqualTo(1);
    assertThat(early.stage("settle").error()).contains("SERAI-5017", "1 clicks of unit 'ien'");

    putSend("ien", send, Map.of());
    drained();
    Chain late = runAnyhow("{\"stage\":\"settle\"}");

    assertThat(late.stage("settle").status()).as(late.errors()).isEqualTo("SUCCEEDED");
    assertThat(late.stage("settle").written()).isEqualTo(1);
    assertThat(clickOf(send)).extracting("guids").asString().contains(row.guid());
    assertThat(letters()).isEmpty();
  }
}
