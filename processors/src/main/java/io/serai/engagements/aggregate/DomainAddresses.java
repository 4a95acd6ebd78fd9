package io.serai.engagements.aggregate;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.engagements.ContactKey;
import io.serai.engagements.elastic.Ask;
import io.serai.engagements.elastic.Pages;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The addresses of a domain, and the domain's totals. The keys of an address stand together. */
final class DomainAddresses {
  private final String domain;
  private final JsonList list;
  private final DomainRepeats repeats;
  private final Map<String, Long> totals = new HashMap<>();
  private final Map<String, Long> counts = new HashMap<>();
  private int asked;
  private Map<String, FieldValue> after;
  private ContactKey address;
  private long messages;
  private Span span;
  private long domainMessages;
  private Span domainSpan = new Span(null, null);
  private boolean done;

  DomainAddresses(String domain, JsonList list, DomainRepeats repeats) {
    this.domain = domain;
    this.list = list;
    this.repeats = repeats;
    this.after = Map.of("contacts", FieldValue.of(ContactKey.prefix(domain)));
  }

  boolean done() {
    return done;
  }

  boolean empty() {
    return list.size() == 0;
  }

  boolean cut() {
    return list.cut();
  }

  JsonList list() {
    return list;
  }

  Map<String, Aggregation> ask(int size) {
    asked = size;
    return Map.of("contacts", Ask.page(size, after, Span.ASKED, "contacts"));
  }

  void accept(Map<String, Aggregate> answers) {
    CompositeAggregate page = answers.get("contacts").composite();
    for (CompositeBucket bucket : page.buckets().array()) {
      String text = Pages.key(bucket, "contacts").orElseThrow();
      if (!text.startsWith(ContactKey.prefix(domain))) {
        close();
        return;
      }
      count(ContactKey.parse(text), bucket);
    }
    after = Pages.next(page, asked);
    if (after.isEmpty()) {
      close();
    }
  }

  private void close() {
    endOfAddress();
    done = true;
  }

  private void count(ContactKey key, CompositeBucket bucket) {
    if (key.address().isEmpty()) {
      domainMessages = repeats.distinct(key, bucket.docCount());
      domainSpan = Span.of(bucket.aggregations());
    } else if (key.role().isEmpty()) {
      endOfAddress();
      address = key;
      messages = repeats.distinct(key, bucket.docCount());
      span = Span.of(bucket.aggregations());
    } else {
      counts.put(key.role(), bucket.docCount());
      totals.merge(key.role(), bucket.docCount(), Long::sum);
    }
  }

  private void endOfAddress() {
    if (address == null) {
      return;
    }
    list.add(
        json -> {
          json.writeStringField("email_address", address.address());
          json.writeStringField("domain", domain);
          span.write(json, "first", "latest", "_contact");
          json.writeNumberField("from_count", counts.getOrDefault("from", 0L));
          json.writeNumberField("to_count", counts.getOrDefault("to", 0L));
          json.writeNumberField("cc_count", counts.getOrDefault("cc", 0L));
          json.writeNumberField("total_count", sum(counts));
          json.writeNumberField("distinct_messages", messages);
        });
    counts.clear();
    address = null;
  }

  private static long sum(Map<String, Long> byRole) {
    return byRole.values().stream().mapToLong(Long::longValue).sum();
  }

  void writeTotals(JsonGenerator json) throws IOException {
    json.writeNumberField("total_from", totals.getOrDefault("from", 0L));
    json.writeNumberField("total_to", totals.getOrDefault("to", 0L));
    json.writeNumberField("total_cc", totals.getOrDefault("cc", 0L));
    json.writeNumberField("total_emails", sum(totals));
    json.writeNumberField("distinct_messages", domainMessages);
    json.writeNumberField("addresses", list.size());
    domainSpan.write(json, "first", "latest", "_contact");
  }
}
