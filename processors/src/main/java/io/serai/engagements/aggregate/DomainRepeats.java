package io.serai.engagements.aggregate;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.serai.engagements.ContactKey;
import io.serai.engagements.elastic.Ask;
import io.serai.engagements.elastic.Pages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages that several accounts hold: how often a domain and its addresses were counted too often
 * by them. Exact, where {@code cardinality} would not be.
 */
final class DomainRepeats {
  /** Messages that are named in the next question; when there are more, none is. */
  private static final int NAMED = 10_000;

  private final String domain;
  private final Map<String, Long> surplus = new HashMap<>();
  private List<String> messages = List.of();
  private int asked;
  private Map<String, FieldValue> after = Map.of();
  private boolean done;

  DomainRepeats(String domain) {
    this.domain = domain;
  }

  /** Asks which messages several accounts hold. */
  Map<String, Aggregation> find() {
    return Map.of(
        "repeats",
        Aggregation.of(
            a ->
                a.terms(
                    terms ->
                        terms
                            .field("message_id")
                            .minDocCount(2)
                            .shardMinDocCount(1L)
                            .shardSize(NAMED * 2)
                            .size(NAMED))));
  }

  void found(Map<String, Aggregate> answers) {
    messages =
        answers.get("repeats").sterms().buckets().array().stream()
            .map(bucket -> bucket.key().stringValue())
            .toList();
    done = messages.isEmpty();
    after = Map.of("contacts", FieldValue.of(ContactKey.prefix(domain)), "message_id", FIRST);
  }

  private static final FieldValue FIRST = FieldValue.of("");

  boolean done() {
    return done;
  }

  /** How much is known of them. */
  long size() {
    return (long) messages.size() + surplus.size();
  }

  Query among(Query all) {
    return messages.size() < NAMED ? Ask.all(all, Ask.terms("message_id", messages)) : all;
  }

  Map<String, Aggregation> ask(int size) {
    asked = size;
    return Map.of("pairs", Ask.page(size, after, Map.of(), "contacts", "message_id"));
  }

  void accept(Map<String, Aggregate> answers) {
    CompositeAggregate page = answers.get("pairs").composite();
    for (CompositeBucket bucket : page.buckets().array()) {
      String contact = Pages.key(bucket, "contacts").orElseThrow();
      if (!contact.startsWith(ContactKey.prefix(domain))) {
        done = true;
        return;
      }
      if (bucket.docCount() > 1 && ContactKey.parse(contact).role().isEmpty()) {
        surplus.merge(contact, bucket.docCount() - 1, Long::sum);
      }
    }
    after = Pages.next(page, asked);
    done = after.isEmpty();
  }

  /** How many of a number of documents are distinct messages. */
  long distinct(ContactKey key, long documents) {
    return documents - surplus.getOrDefault(key.text(), 0L);
  }
}
