package io.serai.engagements.aggregate;

import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.engagements.elastic.Write;
import java.util.ArrayList;
import java.util.List;

/**
 * Accounts or domains that are counted together: the pages of short ones in one request, a long one
 * alone, so that no more than one long document is in hand.
 */
public final class Batch {
  /** Exchange property that carries it. */
  public static final String PROPERTY = "counting";

  /** Entries from which on a document is long. */
  private static final int LONG = 2_000;

  private final String unit;
  private final List<Fold> open;
  private final int size;
  private final int buckets;
  private List<Fold> asked = List.of();

  Batch(String unit, List<Fold> folds, int buckets) {
    this.unit = unit;
    this.open = new ArrayList<>(folds);
    this.size = folds.size();
    this.buckets = buckets;
  }

  /** The unit of the run: {@code accounts} or {@code domains}. */
  public String unit() {
    return unit;
  }

  int size() {
    return size;
  }

  /** Whether another page is to be asked for. */
  public boolean more() {
    return !open.isEmpty();
  }

  List<RequestItem> ask() {
    List<Fold> brief = open.stream().filter(fold -> fold.held() < LONG).toList();
    asked = brief.isEmpty() ? List.of(open.get(0)) : brief;
    int each = Math.max(1, buckets / asked.size());
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
      }
    }
    return writes;
  }
}
