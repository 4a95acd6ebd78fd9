package io.serai.engagements.aggregate;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import io.serai.engagements.elastic.Ask;
import io.serai.engagements.elastic.Pages;
import java.util.Map;

/** The accounts that are in contact with a domain. */
final class DomainAccounts {
  private final JsonList list;
  private int asked;
  private Map<String, FieldValue> after = Map.of();
  private boolean begun;
  private boolean done;

  DomainAccounts(JsonList list) {
    this.list = list;
  }

  boolean begun() {
    return begun;
  }

  boolean done() {
    return done;
  }

  JsonList list() {
    return list;
  }

  Map<String, Aggregation> ask(int size) {
    asked = size;
    return Map.of("accounts", Ask.page(size, after, Span.ASKED, "account"));
  }

  void accept(Map<String, Aggregate> answers) {
    begun = true;
    CompositeAggregate page = answers.get("accounts").composite();
    page.buckets().array().forEach(bucket -> DomainFold.account(list, bucket));
    after = Pages.next(page, asked);
    done = after.isEmpty();
  }
}
