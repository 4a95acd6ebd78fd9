package io.serai.acceptance.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows are marked fifty at a time, and one that cannot be marked stands alone. */
class MarkIT extends OverClicks {
  @Override
  Map<String, String> settings() {
    Map<String, String> settings = quick();
    settings.put("leads.batch-wait", "700");
    settings.put("leads.visibility", "30");
    return settings;
  }

  @Test
  @Scenario("LS-30")
  void rows_are_marked_in_three_requests_and_a_bad_one_costs_itself_alone() {
    rows(120, -1);
    run();
    assertThat(clicks.cloud().calls()).containsEntry("rest:rowset", 3L);
    assertThat(clicks.cloud().marked("ien")).isEqualTo(120);

    LogRow bad = rows(120, 70);
    run();
    assertThat(clicks.cloud().marked("ien")).isEqualTo(239);
    assertThat(find("processed-events", "guid", bad.guid())).hasSize(1);
    assertThat(clicks.all("processed-events")).hasSize(1);
    assertThat(letters()).isEmpty();
  }

  /** Gives the vendor rows, one of them one that cannot be saved. */
  private LogRow rows(int count, int bad) {
    String send = send("ien");
    String person = person("ien");
    LogRow found = null;
    for (int i = 0; i < count; i++) {
      LogRow row = LogRow.of(send, person);
      if (i == bad) {
        row = row.unsaveable();
        found = row;
      }
      log(row);
    }
    return found;
  }
}
