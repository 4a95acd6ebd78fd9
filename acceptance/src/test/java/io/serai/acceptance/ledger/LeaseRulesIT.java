package io.serai.acceptance.ledger;

import static io.serai.acceptance.ledger.Books.LEASE;
import static io.serai.acceptance.ledger.Books.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.core.Run;
import io.serai.hub.ledger.RunStore;
import io.serai.hub.ledger.RunStore.Opening;
import io.serai.hub.ledger.RunStore.Request;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may run a stage: one holder at a time, and tokens that only grow. */
class LeaseRulesIT {
  private static final Executor A_THREAD_EACH = work -> new Thread(work, "opener").start();
  private static final int OPENERS = 6;
  private static final String TOKEN = "SELECT token FROM serai.lease WHERE flow = ?";

  private final Books books = new Books();
  private final RunStore one = books.hub("one");
  private final RunStore two = books.hub("two");

  @Test
  void a_lease_is_not_taken_over_before_it_expires() {
    books.open(one, "extract");
    books.clock().pass(LEASE.minusMillis(1));

    assertThat(two.open(books.request("extract"), List.of()))
        .isEqualTo(new Opening.Busy("extract"));
    assertThat(books.rows("holder", "lease", "stage")).containsExactly("one");
  }

  @Test
  void a_lease_is_taken_over_once_it_has_expired() {
    Run first = books.open(one, "extract");
    books.clock().pass(LEASE);

    Run second = books.open(two, "extract");

    assertThat(second.token()).isGreaterThan(first.token());
    assertThat(books.rows("holder, token", "lease", "stage"))
        .containsExactly("two|" + second.token());
  }

  @Test
  void a_lease_that_was_given_back_is_free_at_once() {
    one.close(books.open(one, "extract"));

    assertThat(two.open(books.request("extract"), List.of())).isInstanceOf(Opening.Open.class);
  }

  @Test
  void a_token_grows_within_one_millisecond() {
    Run first = books.open(one, "extract");
    one.close(first);

    Run second = books.open(two, "extract");

    assertThat(first.token()).isEqualTo(START.toEpochMilli());
    assertThat(second.token()).isEqualTo(first.token() + 1);
  }

  @Test
  void a_token_is_never_below_the_clocks_milliseconds() {
    one.close(books.open(one, "extract"));
    books.clock().pass(Duration.ofHours(1));

    assertThat(books.open(two, "extract").token())
        .isEqualTo(START.plus(Duration.ofHours(1)).toEpochMilli());
  }

  @Test
  void a_token_grows_when_the_clock_is_behind_the_one_before() {
    books.clock().pass(Duration.ofHours(1));
    Run first = books.open(one, "extract");
    one.close(first);
    books.clock().pass(Duration.ofHours(-1));
    free();

    assertThat(books.open(two, "extract").token()).isEqualTo(first.token() + 1);
  }

  @Test
  void a_token_grows_over_the_loss_of_the_ledger() {
    Run first = books.open(one, "extract");
    one.close(first);
    books.tables().write("DELETE FROM serai.lease WHERE flow = ?", books.flow());
    books.clock().pass(Duration.ofMillis(1));

    assertThat(books.open(two, "extract").token()).isGreaterThan(first.token());
  }

  /** Whether the lease is a new one, was given back, or was left by a hub that is gone. */
  @ParameterizedTest
  @ValueSource(strings = {"new", "free", "expired"})
  void of_many_openers_at_once_one_gets_the_lease(String state) {
    if (!state.equals("new")) {
      Run last = books.open(one, "extract");
      if (state.equals("free")) {
        one.close(last);
      }
      books.clock().pass(LEASE);
    }

    List<Opening> openings = openAtOnce(number -> "extract", List.of());

    assertThat(openings)
        .filteredOn(Opening.Open.class::isInstance)
        .singleElement()
        .extracting(open -> ((Opening.Open) open).run().token())
        .isEqualTo(books.tables().number(TOKEN, books.flow()));
    assertThat(openings).filteredOn(new Opening.Busy("extract")::equals).hasSize(OPENERS - 1);
    assertThat(books.rows("id", "run", "id")).hasSize(state.equals("new") ? 1 : 2);
  }

  /** Each of them holds its own stage's lease when it looks at those of the others. */
  @Test
  void of_openers_at_different_stages_that_must_all_be_free_one_gets_in() {
    List<String> stages = IntStream.range(0, OPENERS).mapToObj(number -> "s" + number).toList();

    List<Opening> openings = openAtOnce(stages::get, stages);

    assertThat(openings).filteredOn(Opening.Open.class::isInstance).hasSize(1);
    assertThat(openings).filteredOn(Opening.Busy.class::isInstance).hasSize(OPENERS - 1);
  }

  @Test
  void a_renewed_lease_lasts_for_its_whole_life_again() {
    Run run = books.open(one, "extract");
    books.clock().pass(LEASE.minusMillis(1));

    assertThat(one.renew(run)).isTrue();

    books.clock().pass(LEASE.minusMillis(1));
    assertThat(two.open(books.request("extract"), List.of())).isInstanceOf(Opening.Busy.class);
    books.clock().pass(Duration.ofMillis(1));
    assertThat(two.open(books.request("extract"), List.of())).isInstanceOf(Opening.Open.class);
  }

  @Test
  void a_stale_holder_renews_nothing() {
    Run stale = books.open(one, "extract");
    books.clock().pass(LEASE);
    books.open(two, "extract");
    List<String> held = books.rows("holder, token, expires_at", "lease", "stage");
    books.clock().pass(Duration.ofSeconds(1));

    assertThat(one.renew(stale)).isFalse();

    assertThat(books.rows("holder, token, expires_at", "lease", "stage")).isEqualTo(held);
  }

  @Test
  void a_renewal_that_comes_after_the_end_of_its_run_neither_wakes_the_lease_nor_calls_it_lost() {
    Run over = books.open(one, "extract");
    one.close(over);
    List<String> free = books.rows("holder, token, expires_at", "lease", "stage");
    books.clock().pass(Duration.ofSeconds(1));

    assertThat(one.renew(over)).isTrue();

    assertThat(books.rows("holder, token, expires_at", "lease", "stage")).isEqualTo(free);
    assertThat(two.open(books.request("extract"), List.of())).isInstanceOf(Opening.Open.class);
    assertThat(one.renew(over)).isFalse();
  }

  @Test
  void a_renewal_prolongs_the_lease_of_its_own_stage_alone() {
    Run extract = books.open(one, "extract");
    Run load = books.open(one, "load");
    assertThat(load.token()).isEqualTo(extract.token());
    String before = books.rows("expires_at", "lease", "stage DESC").get(0);
    books.clock().pass(Duration.ofSeconds(1));

    assertThat(one.renew(extract)).isTrue();

    assertThat(books.rows("expires_at", "lease", "stage DESC").get(0)).isEqualTo(before);
  }

  private void free() {
    books
        .tables()
        .write("UPDATE serai.lease SET expires_at = 'epoch' WHERE flow = ?", books.flow());
  }

  private List<Opening> openAtOnce(IntFunction<String> stage, List<String> free) {
    CyclicBarrier start = new CyclicBarrier(OPENERS);
    return IntStream.range(0, OPENERS)
        .mapToObj(
            number -> {
              RunStore hub = books.hub("hub" + number);
              Request request = books.request(stage.apply(number));
              return CompletableFuture.supplyAsync(
                  () -> {
                    await(start);
                    return hub.open(request, free);
                  },
                  A_THREAD_EACH);
            })
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
