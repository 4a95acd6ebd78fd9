package io.serai.engagements.roles;

import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.engagements.SourceDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The documents of an account that were taken in since it was last read, a page at a time. */
final class Touched {
  private final Stream<SourceDocument> stream;

  Touched(Source searches, String account, Instant since) {
    stream =
        new Stream<>(
            after -> searches.touched(account, since, after),
            hit -> SourceDocument.of(hit.id(), hit.source()),
            searches.page());
  }

  boolean over() {
    return stream.over();
  }

  RequestItem ask() {
    return stream.ask();
  }

  List<SourceDocument> accept(MultiSearchResponseItem<ObjectNode> answer) {
    stream.accept(answer);
    List<SourceDocument> page = new ArrayList<>(stream.inHand());
    stream.inHand().clear();
    return page;
  }
}
