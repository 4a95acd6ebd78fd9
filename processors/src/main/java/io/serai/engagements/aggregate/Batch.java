package io.serai.engagements.aggregate;

import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.engagements.elastic.Write;
import java.util.ArrayList;
import java.util.List;

/**
 * Accounts or domains that are counted together, the pages of all in one request. One that proves
 * long leaves the batch and is counted anew, alone, after all others: no more than one long
 * document is in hand.
 */
public final class Batch {
  /** Exchange property that carries it. */
  public static final String PROPERTY = "counting";

  /** Entries from which on a document is long. */
  private static final int LONG = 2_000;

  private final String unit;
  private final List<Fold> open;
  private final int size;
  private final Counting counting;
  private final boolean alone;
  private List<Fold> asked = List.of();

  Batch(String unit, List<Fold> folds, Counting counting) {
    this(unit, folds, folds.size(), counting, false);
  }

  private Batch(String unit, List<Fold> folds, int size, Counting counting, boolean alone) {
    this.unit = unit;
    this.open = new ArrayList<>(folds);
    this.size = size;
    this.counting = counting;
    this.alone = alone;
  }

  /** The unit of the run: {@code accounts} or {@code domains}. */
  public String unit() {
    return unit;
  }

  /** How many it brings to the run; a long one was brought with the batch it left. */
  int size() {
    return size;
  }

  /** Whether another page is to be asked for. */
  public boolean more() {
    return !open.isEmpty();
  }

  List<RequestItem> ask() {
    asked = List.copyOf(open);
    int each = Math.max(1, counting.buckets() / asked.size());
    return asked.stream().map(fold -> fold.ask(each)).toList();
  }

  /** Takes the answers; the documents that are done with them. */
  List<Write> accept(List<MultiSearchResponseItem<ObjectNode>> answers) {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Fold fold = asked.get(i);
      fold.accept(answers.get(i).result());
      if (fold.done()) {
        writes.addAll(fold.writes());
        open.remove(fold);
      } else if (!alone && fold.held() >= LONG) {
        open.remove(fold);
        counting.longOnes().add(new Batch(unit, List.of(fold.anew()), 0, counting, true));
      }
    }
    return writes;
  }
}
