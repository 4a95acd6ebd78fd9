package io.serai.mail.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TogetherTest {
  private static final int MOST = 4;

  private final List<List<Integer>> transactions = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch first = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Together<Integer, Integer> squares =
      new Together<>(MOST, Duration.ZERO, this::work);

  private List<Integer> work(List<Integer> asked) {
    transactions.add(asked);
    first.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (asked.contains(-1)) {
      throw new IllegalArgumentException("no " + asked);
    }
    return asked.stream().map(n -> n * n).toList();
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  /** The first is at work while the others come. */
  private List<Future<Integer>> gather(List<Integer> others) throws InterruptedException {
    List<Future<Integer>> all = new ArrayList<>();
    all.add(threads.submit(() -> squares.ask(100)));
    first.await();
    others.forEach(n -> all.add(threads.submit(() -> squares.ask(n))));
    Awaitility.await().until(() -> squares.waiting() == others.size());
    goOn.countDown();
    return all;
  }

  @Test
  void those_who_come_while_one_is_at_work_go_together_and_each_gets_its_own_answer()
      throws Exception {
    List<Future<Integer>> all = gather(IntStream.rangeClosed(1, 6).boxed().toList());
    assertThat(all.get(0).get()).isEqualTo(10_000);
    for (int n = 1; n <= 6; n++) {
      assertThat(all.get(n).get()).isEqualTo(n * n);
    }
    assertThat(transactions).extracting(List::size).containsExactly(1, MOST, 2);
  }

  @Test
  void one_that_fails_costs_nobody_else() throws Exception {
    List<Future<Integer>> all = gather(List.of(1, -1, 2));
    assertThat(all.get(1).get()).isEqualTo(1);
    assertThatThrownBy(() -> all.get(2).get()).hasRootCauseMessage("no [-1]");
    assertThat(all.get(3).get()).isEqualTo(4);
  }

  @Test
  void one_that_fails_alone_is_not_made_again() {
    goOn.countDown();
    assertThatThrownBy(() -> squares.ask(-1)).hasMessage("no [-1]");
    assertThat(transactions).hasSize(1);
  }
}
