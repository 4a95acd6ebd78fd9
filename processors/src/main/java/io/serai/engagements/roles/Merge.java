package io.serai.engagements.roles;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.engagements.RolesRule;
import io.serai.engagements.SourceDocument;
import io.serai.engagements.elastic.Ask;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Walks an account's source documents and its roles documents together, both in the order of their
 * Message-IDs, and says of each message what is there and what is stored. Holds a page of each.
 */
final class Merge {
  private final Stream<SourceDocument> source;
  private final Stream<Stored> stored;
  private final Visitor visitor;

  /** Is told of every message once. */
  interface Visitor {
    /** A page of the source was read. */
    void read(int documents);

    /**
     * @param stored null when nothing is stored of it
     */
    void message(List<SourceDocument> copies, Stored stored);

    /** Nothing of it is left in the source. */
    void vanished(Stored stored);

    /** A document that belongs to no message. */
    void refused(SourceDocument document);
  }

  /**
   * @param account whose documents
   * @param messages confines it to these Message-IDs; empty means all
   * @param anythingStored false when the account has no roles documents, which then are not asked
   *     for
   */
  Merge(
      Source searches,
      String account,
      List<String> messages,
      boolean anythingStored,
      Visitor visitor) {
    Query sourceQuery = query(account, "messageId", messages);
    Query storedQuery = query(account, "message_id", messages);
    this.source =
        new Stream<>(
            after -> searches.documents(sourceQuery, after),
            hit -> SourceDocument.of(hit.id(), hit.source()),
            searches.page());
    Stream<Stored> all =
        new Stream<>(
            after -> searches.stored(storedQuery, after),
            hit -> Stored.of(hit.source()),
            searches.page());
    this.stored = anythingStored ? all : all.none();
    this.visitor = visitor;
  }

  private static Query query(String account, String field, List<String> messages) {
    Query ofAccount = Ask.term("account", account);
    return messages.isEmpty() ? ofAccount : Ask.all(ofAccount, Ask.terms(field, messages));
  }

  boolean done() {
    return source.over() && stored.over() && source.inHand().isEmpty() && stored.inHand().isEmpty();
  }

  /** The pages that are needed to go on. */
  List<RequestItem> ask() {
    List<RequestItem> pages = new ArrayList<>();
    if (wantsSource()) {
      pages.add(source.ask());
    }
    if (wantsStored()) {
      pages.add(stored.ask());
    }
    return pages;
  }

  private boolean wantsSource() {
    return !source.over() && nextMessage() == 0;
  }

  private boolean wantsStored() {
    return !stored.over() && stored.inHand().isEmpty();
  }

  void accept(List<MultiSearchResponseItem<ObjectNode>> answers) {
    Iterator<MultiSearchResponseItem<ObjectNode>> answer = answers.iterator();
    boolean moreStored = wantsStored();
    if (wantsSource()) {
      int before = source.inHand().size();
      source.accept(answer.next());
      visitor.read(source.inHand().size() - before);
    }
    if (moreStored) {
      stored.accept(answer.next());
    }
    boolean moved = true;
    while (moved) {
      moved = step();
    }
  }

  /** How many documents in hand are the next message; 0 when more of it may follow. */
  private int nextMessage() {
    SourceDocument first = source.inHand().peekFirst();
    if (first == null) {
      return 0;
    }
    if (RolesRule.refusal(first).isPresent()) {
      return 1;
    }
    int copies = 0;
    for (SourceDocument document : source.inHand()) {
      if (!document.messageId().equals(first.messageId())) {
        return copies;
      }
      copies++;
    }
    return source.over() ? copies : 0;
  }

  private boolean step() {
    int copies = nextMessage();
    Stored kept = stored.inHand().peekFirst();
    boolean sourceKnown = copies > 0 || source.over();
    boolean storedKnown = kept != null || stored.over();
    if (!sourceKnown || !storedKnown || (copies == 0 && kept == null)) {
      return false;
    }
    SourceDocument first = source.inHand().peekFirst();
    if (first != null && RolesRule.refusal(first).isPresent()) {
      visitor.refused(source.inHand().removeFirst());
      return true;
    }
    int order = order(first, kept);
    if (order > 0) {
      visitor.vanished(stored.inHand().removeFirst());
      return true;
    }
    List<SourceDocument> message = new ArrayList<>(copies);
    for (int i = 0; i < copies; i++) {
      message.add(source.inHand().removeFirst());
    }
    visitor.message(message, order == 0 ? stored.inHand().removeFirst() : null);
    return true;
  }

  private static int order(SourceDocument first, Stored kept) {
    if (first == null) {
      return 1;
    }
    return kept == null ? -1 : compare(first.messageId(), kept.roles().messageId());
  }

  /** why: Elasticsearch sorts keywords by their UTF-8 bytes, Java sorts texts by UTF-16 units. */
  static int compare(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
