package io.serai.engagements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
  @Test
  void lanes_that_go_side_by_side_take_every_piece_once() throws Exception {
    List<Integer> work = IntStream.range(0, 10_000).boxed().toList();
    List<Integer> taken = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(3);

    List<Future<List<Integer>>> lanes = new ArrayList<>();
    for (Iterator<Integer> lane : Lanes.of(work, 3)) {
      lanes.add(threads.submit(() -> drained(lane)));
    }
    for (Future<List<Integer>> lane : lanes) {
      taken.addAll(lane.get());
    }
    threads.shutdown();

    assertThat(taken).containsExactlyInAnyOrderElementsOf(work);
  }

  @Test
  void a_lane_that_is_slow_holds_back_no_more_than_the_piece_it_took() {
    List<Iterator<Integer>> lanes = Lanes.of(List.of(1, 2, 3, 4), 2);

    assertThat(lanes.get(0).next()).isEqualTo(1);
    assertThat(drained(lanes.get(1))).containsExactly(2, 3, 4);
    assertThat(lanes.get(0).hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(lanes.get(0)::next);
  }

  private static List<Integer> drained(Iterator<Integer> lane) {
    List<Integer> pieces = new ArrayList<>();
    lane.forEachRemaining(pieces::add);
    return pieces;
  }
}
