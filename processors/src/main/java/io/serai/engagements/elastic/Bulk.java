package io.serai.engagements.elastic;

import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import io.serai.core.SeraiException;
import io.serai.engagements.EngagementsError;
import java.util.ArrayList;
import java.util.List;

/** Documents on their way: those that were turned away for a passing reason are sent again. */
public final class Bulk {
  /** Exchange property that carries it. */
  public static final String PROPERTY = "bulk";

  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  private final BackOff backOff;
  private List<Write> left;
  private int tries;

  /** A document that was refused for good, and why. */
  public record Refused(Write write, SeraiException why) {}

  public Bulk(List<Write> writes, BackOff backOff) {
    this.left = List.copyOf(writes);
    this.backOff = backOff;
  }

  /** Whether documents wait to be sent. */
  public boolean pending() {
    return !left.isEmpty();
  }

  /** Whether any was sent and answered for. */
  boolean sent() {
    return tries > 0;
  }

  /** Milliseconds to wait before they are. */
  public long pause() {
    return backOff.before(tries).toMillis();
  }

  BulkRequest.Builder request() {
    List<Write> now = left;
    BulkRequest.Builder request = new BulkRequest.Builder();
    now.forEach(write -> request.operations(write.operation()));
    return request;
  }

  /**
   * Sorts what was sent by what became of it.
   *
   * @return documents that were refused for good
   * @throws SeraiException STALE_WRITER, or CLUSTER_UNAVAILABLE when patience has ended
   */
  List<Refused> accept(List<BulkResponseItem> items) {
    if (items.size() != left.size()) {
      throw new SeraiException(
          EngagementsError.REQUEST_REFUSED,
          "engagements",
          "%d documents were sent and %d answered for",
          left.size(),
          items.size());
    }
    tries++;
    List<Write> again = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Write write = left.get(i);
      BulkResponseItem item = items.get(i);
      if (done(write, item)) {
        write.result().confirmed();
      } else if (item.status() == CONFLICT) {
        throw new SeraiException(
            EngagementsError.STALE_WRITER,
            "engagements",
            "a newer holder of the lease has written to '%s'",
            write.index());
      } else if (Failures.passing(item.status())) {
        again.add(write);
      } else {
        refused.add(new Refused(write, why(write, item)));
      }
    }
    left = List.copyOf(again);
    if (pending() && tries >= backOff.tries()) {
      throw new SeraiException(
          EngagementsError.CLUSTER_UNAVAILABLE,
          "engagements",
          "%d documents for '%s' were turned away %d times",
          left.size(),
          left.get(0).index(),
          tries);
    }
    return refused;
  }

  private static boolean done(Write write, BulkResponseItem item) {
    boolean gone = write.document() == null && item.status() == NOT_FOUND;
    return item.error() == null && (gone || item.status() < 300);
  }

  private static SeraiException why(Write write, BulkResponseItem item) {
    return new SeraiException(
        EngagementsError.DOCUMENT_REFUSED,
        "engagements",
        "'%s' refused document '%s' with %d (%s)",
        write.index(),
        write.id(),
        item.status(),
        item.error() == null ? "no reason" : Failures.document(item.error()));
  }
}
