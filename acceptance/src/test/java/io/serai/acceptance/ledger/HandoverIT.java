package io.serai.acceptance.ledger;

import static io.serai.acceptance.ledger.Books.LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.hub.ledger.RunStatus;
import io.serai.hub.ledger.RunStore;
import io.serai.hub.ledger.RunStore.Closing;
import io.serai.hub.ledger.RunStore.Opening;
import io.serai.hub.ledger.RunStore.Request;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** From the run of one stage to that of the next the flow is held without a gap. */
class HandoverIT {
  private static final List<String> STAGES = List.of("extract", "transform");

  private final Books books = new Books();
  private final RunStore one = books.hub("one");
  private final RunStore two = books.hub("two");

  @Test
  void a_closed_run_leaves_the_next_stage_held_and_the_run_that_follows_takes_it_up() {
    Run run = books.open(one, "extract");

    Closing closing = one.close(run, "transform");

    assertThat(closing.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(two.open(books.request("extract"), STAGES)).isEqualTo(new Opening.Busy("transform"));
    Run next = opened(one.follow(books.request("transform"), closing.baton()));
    assertThat(next.token()).isEqualTo(closing.baton());
    assertThat(one.close(next)).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(held()).isEmpty();
  }

  @Test
  void nobody_who_asks_all_the_time_gets_in_between() {
    AtomicBoolean over = new AtomicBoolean();
    Run run = books.open(one, "extract");
    CompletableFuture<Integer> refused =
        CompletableFuture.supplyAsync(
            () -> {
              int number = 0;
              while (!over.get()) {
                assertThat(two.open(books.request("extract"), STAGES))
                    .isInstanceOf(Opening.Busy.class);
                number++;
              }
              return number;
            });

    for (int i = 1; i <= 200; i++) {
      String next = STAGES.get(i % 2);
      run = opened(one.follow(books.request(next), one.close(run, next).baton()));
    }
    over.set(true);

    assertThat(refused.join()).isPositive();
  }

  @Test
  void a_flow_that_is_paused_meanwhile_is_held_by_nobody() {
    Closing closing = one.close(books.open(one, "extract"), "transform");
    books.states().pause(books.flow(), true);

    assertThat(one.follow(books.request("transform"), closing.baton()))
        .isInstanceOf(Opening.Paused.class);

    assertThat(held()).isEmpty();
  }

  @Test
  void a_tick_that_had_its_run_is_not_run_again_and_its_stage_is_free() {
    Request had = books.request("transform");
    one.close(opened(one.open(had, List.of())));
    Closing closing = one.close(books.open(one, "extract"), "transform");

    assertThat(one.follow(had, closing.baton())).isInstanceOf(Opening.Done.class);

    assertThat(held()).isEmpty();
  }

  @Test
  void a_stage_that_another_hub_holds_is_left_to_it() {
    books.open(two, "transform");

    Closing closing = one.close(books.open(one, "extract"), "transform");

    assertThat(closing.baton()).isNull();
    assertThat(one.follow(books.request("transform"), null))
        .isEqualTo(new Opening.Busy("transform"));
    assertThat(held()).containsExactly("transform|two");
  }

  @Test
  void a_run_that_cannot_be_closed_hands_nothing_over() {
    Run run = books.open(one, "extract");
    run.moveWatermark("extract/staff", "\0");

    assertThatThrownBy(() -> one.close(run, "transform")).isInstanceOf(SeraiException.class);

    assertThat(held()).containsExactly("extract|one");
  }

  @Test
  void a_hub_that_stopped_while_it_held_the_next_stage_does_not_get_it_back() {
    Closing closing = one.close(books.open(one, "extract"), "transform");
    books.clock().pass(LEASE);
    books.open(two, "transform");

    assertThat(one.follow(books.request("transform"), closing.baton()))
        .isEqualTo(new Opening.Busy("transform"));

    assertThat(held()).containsExactly("transform|two");
  }

  @Test
  void a_stage_that_nobody_will_work_on_is_given_back() {
    Closing closing = one.close(books.open(one, "extract"), "transform");

    one.drop(books.flow(), "transform", closing.baton());

    assertThat(two.open(books.request("extract"), STAGES)).isInstanceOf(Opening.Open.class);
  }

  private static Run opened(Opening opening) {
    assertThat(opening).isInstanceOf(Opening.Open.class);
    return ((Opening.Open) opening).run();
  }

  /** Stages that are held, and by whom. */
  private List<String> held() {
    return books
        .tables()
        .rows(
            "SELECT stage, holder FROM serai.lease WHERE flow = ? AND holder <> '' ORDER BY stage",
            books.flow());
  }
}
