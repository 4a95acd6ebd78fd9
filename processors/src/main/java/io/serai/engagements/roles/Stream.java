package io.serai.engagements.roles;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** A sorted result, a page of it in hand. */
final class Stream<T> {
  private final Function<List<FieldValue>, RequestItem> search;
  private final Function<Hit<ObjectNode>, T> read;
  private final int page;
  private final Deque<T> inHand = new ArrayDeque<>();
  private List<FieldValue> after = List.of();
  private boolean over;

  /**
   * @param search the page after a sort value; an empty list asks for the first
   */
  Stream(
      Function<List<FieldValue>, RequestItem> search, Function<Hit<ObjectNode>, T> read, int page) {
    this.search = search;
    this.read = read;
    this.page = page;
  }

  /** A stream that is known to be empty, and is not asked for. */
  Stream<T> none() {
    over = true;
    return this;
  }

  RequestItem ask() {
    return search.apply(after);
  }

  void accept(MultiSearchResponseItem<ObjectNode> answer) {
    List<Hit<ObjectNode>> hits = answer.result().hits().hits();
    hits.forEach(hit -> inHand.add(read.apply(hit)));
    over = hits.size() < page;
    if (!hits.isEmpty()) {
      after = hits.get(hits.size() - 1).sort();
    }
  }

  /** Whether the last page was read; what is in hand is the rest. */
  boolean over() {
    return over;
  }

  /** What is in hand, in order; whoever uses an element removes it. */
  Deque<T> inHand() {
    return inHand;
  }
}
