package io.serai.acceptance.ledger;

import static io.serai.acceptance.ledger.Books.LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.core.HubError;
import io.serai.core.Ledger.Watermark;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.hub.ledger.RunStatus;
import io.serai.hub.ledger.RunStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes durable when a run closes, and what does not (I2). */
class ClosingIT {
  private static final String LEASES = "holder, token, expires_at";

  private final Books books = new Books();
  private final RunStore one = books.hub("one");
  private final RunStore two = books.hub("two");

  @Test
  void a_watermark_moves_when_its_run_closes_and_not_before() {
    Run run = books.open(one, "extract");
    run.moveWatermark("extract/staff", "7");
    assertThat(watermarks()).isEmpty();

    assertThat(one.close(run)).isEqualTo(RunStatus.SUCCEEDED);

    assertThat(books.ledger().watermark(books.flow(), "extract/staff"))
        .contains(new Watermark("7", run.id()));
    assertThat(books.run(run, "status")).isEqualTo("SUCCEEDED");
  }

  @Test
  void a_watermark_is_replaced_by_that_of_the_next_run() {
    Run first = books.open(one, "extract");
    first.moveWatermark("extract/staff", "7");
    first.moveWatermark("extract/design", "3");
    one.close(first);
    Run second = books.open(one, "extract");
    second.moveWatermark("extract/staff", "8");

    one.close(second);

    assertThat(watermarks())
        .containsExactly("extract/design|3|" + first.id(), "extract/staff|8|" + second.id());
  }

  @Test
  void a_flow_has_no_watermark_of_another_one() {
    Run run = books.open(one, "extract");
    run.moveWatermark("extract/staff", "7");
    one.close(run);

    assertThat(books.ledger().watermark(new Books().flow(), "extract/staff")).isEmpty();
    assertThat(books.ledger().watermark(books.flow(), "extract/design")).isEmpty();
  }

  /** PostgreSQL's text takes no character 0, so the second half of the transaction is refused. */
  @Test
  void a_watermark_that_cannot_be_moved_leaves_the_run_open_and_its_lease_held() {
    Run run = books.open(one, "extract");
    List<String> lease = books.rows(LEASES, "lease", "stage");
    run.moveWatermark("extract/staff", "\0");
    books.clock().pass(Duration.ofSeconds(1));

    assertThatThrownBy(() -> one.close(run))
        .isInstanceOf(SeraiException.class)
        .hasMessageContaining("22021");

    assertThat(books.run(run, "status, finished_at")).isEqualTo("RUNNING|∅");
    assertThat(books.rows(LEASES, "lease", "stage")).isEqualTo(lease);
  }

  @Test
  void every_counter_is_stored_in_its_own_column() {
    Run run = books.open(one, "extract");
    run.counts("staff").read(15);
    run.counts("staff").written(1);
    run.counts("staff").rejected(2);
    run.counts("staff").skipped(4);
    run.counts("staff").held(8);
    run.counts("design").produced(16);
    books.clock().pass(Duration.ofSeconds(2));

    one.close(run);

    assertThat(books.run(run, "read, written, rejected, skipped, held, produced, units"))
        .isEqualTo("15|1|2|4|8|16|2");
    assertThat(books.run(run, "finished_at - started_at, error")).isEqualTo("00:00:02|∅");
  }

  @Test
  void what_a_failed_unit_read_and_did_not_end_is_held() {
    Run run = books.open(one, "extract");
    run.counts("staff").read(10);
    run.counts("staff").written(4);
    run.counts("staff").rejected(1);
    run.counts("design").read(3);
    run.counts("design").written(3);
    run.failed("staff", new SeraiException(HubError.SERVICE_UNAVAILABLE, books.flow(), "away"));

    assertThat(one.close(run)).isEqualTo(RunStatus.PARTIAL);

    assertThat(books.run(run, "status, read, written, rejected, skipped, held"))
        .isEqualTo("PARTIAL|13|7|1|0|5");
    assertThat(books.run(run, "error")).startsWith("staff: SERAI-1009");
  }

  @Test
  void a_partial_run_moves_the_watermarks_of_the_units_that_are_done() {
    Run run = books.open(one, "extract");
    run.counts("design").produced(1);
    run.moveWatermark("extract/design", "3");
    run.failed("staff", new IllegalStateException("gone"));

    assertThat(one.close(run)).isEqualTo(RunStatus.PARTIAL);

    assertThat(watermarks()).containsExactly("extract/design|3|" + run.id());
  }

  @Test
  void a_run_that_lost_a_row_fails_and_names_its_unit() {
    Run run = unbalanced();

    assertThat(one.close(run)).isEqualTo(RunStatus.FAILED);

    assertThat(books.run(run, "status")).isEqualTo("FAILED");
    assertThat(books.run(run, "error")).startsWith("SERAI-1007").contains("[staff]");
  }

  @Test
  void a_failed_run_moves_no_watermark_and_gives_its_lease_back() {
    Run run = unbalanced();
    run.moveWatermark("extract/staff", "7");

    one.close(run);

    assertThat(watermarks()).isEmpty();
    assertThat(two.open(books.request("extract"), List.of()))
        .isInstanceOf(RunStore.Opening.Open.class);
  }

  @Test
  void a_stale_holder_does_not_write_over_what_its_successor_said_of_its_run() {
    Run stale = books.open(one, "extract");
    stale.counts("staff").produced(1);
    books.clock().pass(LEASE);
    books.open(two, "extract");
    String left = books.run(stale, "*");
    books.clock().pass(Duration.ofSeconds(1));

    one.close(stale);

    assertThat(books.run(stale, "*")).isEqualTo(left).contains("SERAI-1006");
  }

  /** The next holder came and went before anybody marked the run: its lease says it all. */
  @Test
  void a_stale_holder_whose_run_nobody_marked_says_itself_that_it_lost_its_lease() {
    Run stale = books.open(one, "extract");
    books.tables().write("UPDATE serai.lease SET token = token + 1 WHERE flow = ?", books.flow());

    assertThat(one.close(stale)).isEqualTo(RunStatus.FAILED);

    assertThat(books.run(stale, "error")).startsWith("SERAI-1005");
  }

  @Test
  void a_stale_holder_moves_no_watermark_and_takes_nothing_from_the_new_one() {
    Run stale = books.open(one, "extract");
    stale.counts("staff").produced(1);
    stale.moveWatermark("extract/staff", "7");
    books.clock().pass(LEASE);
    Run next = books.open(two, "extract");
    List<String> lease = books.rows(LEASES, "lease", "stage");
    books.clock().pass(Duration.ofSeconds(1));

    assertThat(one.close(stale)).isEqualTo(RunStatus.FAILED);

    assertThat(watermarks()).isEmpty();
    assertThat(books.run(stale, "status")).isEqualTo("FAILED");
    assertThat(books.rows(LEASES, "lease", "stage")).isEqualTo(lease);
    assertThat(two.renew(next)).isTrue();
    assertThat(two.close(next)).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void a_run_closes_its_own_row_and_the_lease_of_its_own_stage() {
    Run extract = books.open(one, "extract");
    Run load = books.open(one, "load");
    books.clock().pass(Duration.ofSeconds(1));

    one.close(extract);

    assertThat(books.run(load, "status")).isEqualTo("RUNNING");
    assertThat(two.open(books.request("load"), List.of()))
        .isEqualTo(new RunStore.Opening.Busy("load"));
  }

  @Test
  void only_a_run_that_closed_well_says_what_it_wrote() {
    Run open = books.open(one, "load");
    open.counts("staff").written(1);
    Run failed = unbalanced();
    one.close(failed);
    Run partial = books.open(one, "extract");
    partial.counts("design").read(3);
    partial.counts("design").written(3);
    partial.failed("staff", new IllegalStateException("gone"));
    one.close(partial);

    assertThat(books.ledger().written(open.id())).isEmpty();
    assertThat(books.ledger().written(failed.id())).isEmpty();
    assertThat(books.ledger().written(partial.id())).contains(3L);
    assertThat(books.ledger().written("no such run")).isEmpty();
  }

  private Run unbalanced() {
    Run run = books.open(one, "extract");
    run.counts("staff").read(10);
    run.counts("staff").written(9);
    return run;
  }

  private List<String> watermarks() {
    return books.rows("key, value, run_id", "watermark", "key");
  }
}
