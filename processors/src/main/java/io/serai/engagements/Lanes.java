package io.serai.engagements;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Deals work out to lanes that go side by side: one that is done with a piece takes the next. So no
 * more pieces are in hand than there are lanes, whatever threads carry the answers.
 */
public final class Lanes {
  private Lanes() {}

  /**
   * @param count of lanes, at least 1
   * @return what each lane takes its pieces from; all pieces are taken once
   */
  public static <T> List<Iterator<T>> of(Collection<T> work, int count) {
    Queue<T> waiting = new ConcurrentLinkedQueue<>(work);
    return IntStream.range(0, count).<Iterator<T>>mapToObj(lane -> new Lane<>(waiting)).toList();
  }

  /** Used by one thread at a time. */
  private static final class Lane<T> implements Iterator<T> {
    private final Queue<T> waiting;
    private T taken;

    Lane(Queue<T> waiting) {
      this.waiting = waiting;
    }

    @Override
    public boolean hasNext() {
      if (taken == null) {
        taken = waiting.poll();
      }
      return taken != null;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      T piece = taken;
      taken = null;
      return piece;
    }
  }
}
