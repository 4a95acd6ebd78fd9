package io.serai.acceptance.ledger;

import static io.serai.acceptance.ledger.Books.LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.core.Run;
import io.serai.hub.ledger.RunStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One open alarm for one trouble. */
class AlarmsIT {
  private final Books books = new Books();
  private final RunStore hub = books.hub("one");

  @Test
  void a_good_run_raises_none() {
    good("extract");

    assertThat(alarms()).isEmpty();
  }

  @Test
  void a_trouble_that_lasts_is_raised_once() {
    Run first = bad("extract");
    books.clock().pass(Duration.ofSeconds(1));
    bad("extract");

    assertThat(alarms()).containsExactly("run|%s|2026-03-01 10:00:00|∅".formatted(first.id()));
    assertThat(books.rows("detail", "alarm", "id").get(0)).contains("SERAI-1000").contains("gone");
  }

  @Test
  void the_next_good_run_clears_it_and_a_later_trouble_is_raised_anew() {
    Run first = bad("extract");
    books.clock().pass(Duration.ofSeconds(1));
    good("extract");
    books.clock().pass(Duration.ofSeconds(1));
    good("extract");
    Run later = bad("extract");

    assertThat(alarms())
        .containsExactly(
            "run|%s|2026-03-01 10:00:00|2026-03-01 10:00:01".formatted(first.id()),
            "run|%s|2026-03-01 10:00:02|∅".formatted(later.id()));
  }

  @Test
  void rejected_rows_have_an_alarm_of_their_own() {
    Run rejecting = books.open(hub, "extract");
    rejecting.counts("staff").read(2);
    rejecting.counts("staff").rejected(2);
    hub.close(rejecting);

    assertThat(books.rows("kind, detail", "alarm", "id"))
        .containsExactly("rejects|2 rows were rejected");
    bad("extract");
    assertThat(books.rows("kind", "alarm", "id")).containsExactly("rejects", "run");
    assertThat(books.rows("kind", "alarm", "cleared_at NULLS LAST").get(0)).isEqualTo("rejects");
    assertThat(open()).containsExactly("run");
  }

  @Test
  void another_stages_good_run_does_not_clear_it() {
    bad("extract");

    good("load");
    Books others = new Books();
    others.hub("one").close(others.open("extract"));

    assertThat(open()).containsExactly("run");
  }

  @Test
  void each_stage_has_its_own() {
    bad("extract");
    bad("load");

    assertThat(books.rows("stage", "alarm", "id")).containsExactly("extract", "load");
  }

  @Test
  void a_run_that_lost_its_lease_neither_raises_nor_clears() {
    bad("extract");
    Run stale = books.open(hub, "extract");
    stale.counts("staff").rejected(1);
    books.clock().pass(LEASE);
    books.open(books.hub("two"), "extract");

    hub.close(stale);

    assertThat(open()).containsExactly("run");
    assertThat(alarms()).hasSize(1);
  }

  private void good(String stage) {
    hub.close(books.open(hub, stage));
  }

  private Run bad(String stage) {
    Run run = books.open(hub, stage);
    run.failed("staff", new IllegalStateException("gone"));
    hub.close(run);
    return run;
  }

  private List<String> alarms() {
    return books.rows(
        "kind, run_id, raised_at AT TIME ZONE 'UTC', cleared_at AT TIME ZONE 'UTC'", "alarm", "id");
  }

  private List<String> open() {
    return books
        .tables()
        .rows(
            "SELECT kind FROM serai.alarm WHERE flow = ? AND cleared_at IS NULL ORDER BY id",
            books.flow());
  }
}
