package io.serai.engagements.aggregate;

import co.elastic.clients.elasticsearch.core.msearch.MultiSearchItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.engagements.elastic.Write;
import java.util.List;

/** The documents of one account or domain in the making, page by page. */
interface Fold {
  /** How many entries it holds. */
  long held();

  boolean done();

  /**
   * @param size buckets that may come back
   */
  RequestItem ask(int size);

  void accept(MultiSearchItem<ObjectNode> page);

  /** The same, at its beginning. */
  Fold anew();

  /** The documents, once it is done. */
  List<Write> writes();
}
