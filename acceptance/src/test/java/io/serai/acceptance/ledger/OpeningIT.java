package io.serai.acceptance.ledger;

import static io.serai.acceptance.ledger.Books.LEASE;
import static io.serai.acceptance.ledger.Books.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.core.Run;
import io.serai.hub.ledger.RunStore;
import io.serai.hub.ledger.RunStore.Opening;
import io.serai.hub.ledger.RunStore.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a run begins and when it does not. */
class OpeningIT {
  private static final String LEASES = "stage, holder, token, expires_at";

  private final Books books = new Books();
  private final RunStore one = books.hub("one");
  private final RunStore two = books.hub("two");

  @Test
  void an_open_run_stands_in_the_ledger_as_it_was_asked_for() {
    Instant tick = Instant.parse("2026-03-01T09:55:00Z");

    Run run =
        ((Opening.Open)
                one.open(
                    new Request("t1", books.flow(), "load", tick, Map.of("full", true)), List.of()))
            .run();

    assertThat(run.id()).matches("20260301T100000000Z-\\d{6}");
    assertThat(books.run(run, "trigger_id, stage, payload, token, holder, status, finished_at"))
        .isEqualTo("t1|load|{\"full\": true}|%d|one|RUNNING|∅".formatted(run.token()));
    assertThat(books.run(run, "scheduled_for AT TIME ZONE 'UTC', started_at AT TIME ZONE 'UTC'"))
        .isEqualTo("2026-03-01 09:55:00|2026-03-01 10:00:00");
  }

  @Test
  void ids_are_in_the_order_of_time() {
    Run first = books.open("extract");
    Run second = books.open("transform");
    books.clock().pass(LEASE);
    Run third = books.open("load");

    assertThat(List.of(first.id(), second.id(), third.id())).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_tick_that_had_its_run_is_done_and_leaves_the_lease_free() {
    Request tick = books.request("extract", START);
    one.close(((Opening.Open) one.open(tick, List.of())).run());
    List<String> leases = books.rows(LEASES, "lease", "stage");

    assertThat(two.open(tick, List.of())).isEqualTo(new Opening.Done());

    assertThat(books.rows(LEASES, "lease", "stage")).isEqualTo(leases);
    assertThat(books.rows("holder", "run", "id")).containsExactly("one");
    assertThat(two.open(books.request("extract"), List.of())).isInstanceOf(Opening.Open.class);
  }

  @Test
  void one_tick_has_a_run_of_every_stage() {
    one.close(((Opening.Open) one.open(books.request("extract", START), List.of())).run());

    assertThat(one.open(books.request("load", START), List.of())).isInstanceOf(Opening.Open.class);
  }

  @Test
  void a_paused_flow_refuses_a_run_and_takes_no_lease() {
    books.states().pause(books.flow(), true);

    assertThat(one.open(books.request("extract"), List.of())).isEqualTo(new Opening.Paused());

    assertThat(books.rows(LEASES, "lease", "stage")).isEmpty();
    assertThat(books.rows("id", "run", "id")).isEmpty();
  }

  @Test
  void a_flow_that_goes_on_after_a_pause_runs_again() {
    books.states().pause(books.flow(), true);
    books.states().pause(books.flow(), false);

    assertThat(one.open(books.request("extract"), List.of())).isInstanceOf(Opening.Open.class);
  }

  @Test
  void a_pause_is_of_one_flow_alone() {
    books.states().pause(new Books().flow(), true);

    assertThat(one.open(books.request("extract"), List.of())).isInstanceOf(Opening.Open.class);
  }

  @Test
  void a_pause_keeps_the_moment_it_began() {
    books.states().pause(books.flow(), true);
    List<String> since = books.rows("since", "flow_state", "flow");
    books.clock().pass(LEASE);

    books.states().pause(books.flow(), true);

    assertThat(books.rows("since", "flow_state", "flow")).isEqualTo(since);
  }

  @Test
  void a_stage_that_must_be_free_and_is_not_refuses_the_run_and_leaves_its_lease_alone() {
    books.open(one, "load");
    List<String> leases = books.rows(LEASES, "lease", "stage");

    assertThat(two.open(books.request("extract"), List.of("extract", "transform", "load")))
        .isEqualTo(new Opening.Busy("load"));

    assertThat(books.rows(LEASES, "lease", "stage")).isEqualTo(leases);
    assertThat(books.rows("stage", "run", "id")).containsExactly("load");
  }

  @Test
  void a_stage_whose_lease_ended_is_free() {
    books.open(one, "load");
    books.clock().pass(LEASE);

    assertThat(two.open(books.request("extract"), List.of("extract", "load")))
        .isInstanceOf(Opening.Open.class);
  }

  @Test
  void a_stage_that_need_not_be_free_does_not_hinder() {
    books.open(one, "load");

    assertThat(two.open(books.request("extract"), List.of("extract", "transform")))
        .isInstanceOf(Opening.Open.class);
  }

  @Test
  void another_flows_stage_does_not_hinder() {
    Books others = new Books();
    others.open("load");

    assertThat(two.open(books.request("extract"), List.of("extract", "load")))
        .isInstanceOf(Opening.Open.class);
  }

  @Test
  void a_run_that_its_hub_left_open_is_marked_by_the_next_holder() {
    Run left = books.open(one, "extract");
    books.clock().pass(LEASE);

    Run next = books.open(two, "extract");

    assertThat(books.run(left, "status, finished_at AT TIME ZONE 'UTC'"))
        .isEqualTo("FAILED|2026-03-01 10:01:00");
    assertThat(books.run(left, "error"))
        .startsWith("SERAI-1006 " + books.flow() + ": the hub 'one'");
    assertThat(books.run(next, "status, error")).isEqualTo("RUNNING|∅");
  }

  @Test
  void only_runs_of_that_stage_are_marked_as_left_open() {
    Run otherStage = books.open(one, "load");
    Books others = new Books();
    Run otherFlow = others.open("extract");
    Run closed = books.open(one, "extract");
    one.close(closed);
    books.open(one, "extract");
    books.clock().pass(LEASE);

    books.open(two, "extract");

    assertThat(books.run(otherStage, "status")).isEqualTo("RUNNING");
    assertThat(books.run(otherFlow, "status")).isEqualTo("RUNNING");
    assertThat(books.run(closed, "status, error")).isEqualTo("SUCCEEDED|∅");
  }

  @Test
  void an_opener_that_is_refused_marks_nothing() {
    Run open = books.open(one, "extract");

    two.open(books.request("extract"), List.of());

    assertThat(books.run(open, "status")).isEqualTo("RUNNING");
  }
}
