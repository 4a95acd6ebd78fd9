package io.serai.acceptance.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Clicks;
import io.serai.core.FaultPoints;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A log of more rows than a page has, and a poll that does not come to its end. */
class PagesIT extends OverClicks {
  private static final int PAGE = 100;
  private static final int ROWS = 240;
  private static final int PEOPLE = 20;

  /** why short pages: of the vendor's 2 500 rows three are a minute's work. */
  @Override
  Clicks ground() {
    return Clicks.base(PAGE);
  }

  @AfterEach
  void disarm() {
    FaultPoints.arm(null);
  }

  @Test
  @Scenario({"LS-26", "LS-27"})
  void a_poll_that_broke_is_read_again_and_every_row_is_stored_once() {
    String send = send("ien");
    List<String> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(person("ien"));
    }
    LogRow[] rows = new LogRow[ROWS];
    for (int i = 0; i < ROWS; i++) {
      rows[i] = LogRow.of(send, people.get(i % PEOPLE));
    }
    log(rows);
    clicks.cloud().forgetCalls();

    FaultPoints.arm("leads.poll.after-write:2:throw");
    Chain broken = runAnyhow(null);
    assertThat(broken.stage("poll").status()).isEqualTo("PARTIAL");
    assertThat(clicks.cloud().calls()).containsEntry("soap:Continue", 1L);
    assertThat(clicks.hub().rows("SELECT 1 FROM serai.watermark WHERE key = 'completed.ien'"))
        .isEmpty();

    clicks.cloud().forgetCalls();
    Chain whole = run();
    assertThat(clicks.cloud().calls())
        .containsEntry("soap:DataExtensionObject", 2L)
        .containsEntry("soap:Continue", 2L);
    assertThat(whole.stage("poll").read()).isEqualTo(ROWS);
    assertThat(guids(send)).hasSize(ROWS).doesNotHaveDuplicates();

    Chain quiet = run();
    assertThat(quiet.stage("poll").skipped()).isEqualTo(ROWS);
    assertThat(quiet.stage("poll").written()).isZero();
    assertThat(quiet.stage("settle").read()).isZero();
    drained();
    assertThat(clicks.cloud().marked("ien")).isEqualTo(ROWS);
  }

  private List<String> guids(String send) {
    List<String> guids = new ArrayList<>();
    for (Document click : clicksOf("ien", send)) {
      guids.addAll(click.getList("guids", String.class));
    }
    return guids;
  }
}
