package io.serai.leads.mark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.leads.MarkMessage;
import io.serai.leads.Unit;
import io.serai.leads.cloud.Question;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Rows on their way to be marked, some at a time. Rows that are refused together are tried in
 * halves, until the one that cannot be marked stands alone.
 */
public final class Marking {
  /** Exchange property that carries the marking. */
  public static final String PROPERTY = "marking";

  private static final String PATH = "hub/v1/dataevents/%s/rowset";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Deque<Rows> waiting = new ArrayDeque<>();
  private final List<MarkMessage> unmarkable = new ArrayList<>();

  private record Rows(Unit unit, List<MarkMessage> rows) {}

  /**
   * @param rows of each unit, each row once
   * @param most rows in one request
   */
  public Marking(Map<Unit, Collection<MarkMessage>> rows, int most) {
    rows.forEach(
        (unit, marks) -> {
          List<MarkMessage> all = List.copyOf(marks);
          for (int from = 0; from < all.size(); from += most) {
            waiting.add(new Rows(unit, all.subList(from, Math.min(all.size(), from + most))));
          }
        });
  }

  /** Whether rows wait. */
  public boolean more() {
    return !waiting.isEmpty();
  }

  /** The request whose turn it is. */
  Question question() {
    Rows next = waiting.element();
    ArrayNode body = JSON.createArrayNode();
    for (MarkMessage mark : next.rows()) {
      ObjectNode row = body.addObject();
      ObjectNode keys = row.putObject("keys");
      mark.keys().forEach(keys::put);
      row.putObject("values").put("Processed", true);
    }
    return Question.rest(next.unit(), PATH.formatted(next.unit().objectId()), body.toString());
  }

  /** Its rows are marked. */
  int marked() {
    return waiting.remove().rows().size();
  }

  /** Its rows could not be saved, one of them at least. */
  void refused() {
    Rows refused = waiting.remove();
    List<MarkMessage> rows = refused.rows();
    if (rows.size() == 1) {
      unmarkable.add(rows.get(0));
      return;
    }
    int half = rows.size() / 2;
    waiting.addFirst(new Rows(refused.unit(), rows.subList(half, rows.size())));
    waiting.addFirst(new Rows(refused.unit(), rows.subList(0, half)));
  }

  /** Rows that the vendor cannot mark. */
  List<MarkMessage> unmarkable() {
    return unmarkable;
  }
}
