package io.serai.engagements.aggregate;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.SearchRequestBody;
import co.elastic.clients.util.BinaryData;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.engagements.ContactKey;
import io.serai.engagements.elastic.Ask;
import io.serai.engagements.elastic.Pages;
import io.serai.engagements.elastic.Write;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The engagements and the statistics of an account, counted over all its messages. */
final class AccountFold implements Fold {
  private final String account;
  private final Counting counting;
  private final Map<String, JsonList> lists;
  private int asked;
  private Map<String, FieldValue> after = Map.of();
  private boolean begun;
  private boolean done;
  private long messages;
  private long domains;
  private Span span;

  AccountFold(String account, Counting counting) {
    this.account = account;
    this.counting = counting;
    this.lists = Map.of("from", counting.list(), "to", counting.list(), "cc", counting.list());
  }

  @Override
  public long held() {
    return rows();
  }

  @Override
  public Fold anew() {
    return new AccountFold(account, counting);
  }

  @Override
  public boolean done() {
    return done;
  }

  @Override
  public RequestItem ask(int size) {
    asked = size;
    return Ask.of(
        counting.indices().roles(),
        body -> {
          SearchRequestBody.Builder search =
              body.size(0)
                  .query(Ask.all(Ask.term("account", account), Ask.live()))
                  .aggregations("contacts", Ask.page(size, after, Span.ASKED, "contacts"));
          return begun
              ? search.trackTotalHits(t -> t.enabled(false))
              : search.trackTotalHits(t -> t.enabled(true)).aggregations(Span.ASKED);
        });
  }

  @Override
  public void accept(MultiSearchItem<ObjectNode> page) {
    if (!begun) {
      messages = page.hits().total().value();
      span = Span.of(page.aggregations());
      begun = true;
    }
    CompositeAggregate contacts = page.aggregations().get("contacts").composite();
    contacts.buckets().array().forEach(this::count);
    after = Pages.next(contacts, asked);
    done = after.isEmpty();
  }

  private void count(CompositeBucket bucket) {
    ContactKey key = ContactKey.parse(Pages.key(bucket, "contacts").orElseThrow());
    if (key.address().isEmpty()) {
      domains++;
    } else if (!key.role().isEmpty()) {
      lists.get(key.role()).add(json -> entry(json, key, bucket));
    }
  }

  private static void entry(JsonGenerator json, ContactKey key, CompositeBucket bucket)
      throws IOException {
    json.writeStringField("relationship", key.role());
    json.writeStringField("email_address", key.address());
    json.writeStringField("domain", key.domain());
    json.writeNumberField("count", bucket.docCount());
    Span.of(bucket.aggregations()).write(json, "earliest", "latest", "_engagement");
  }

  @Override
  public List<Write> writes() {
    boolean nothing = rows() == 0;
    BinaryData engagements = nothing ? null : engagements();
    BinaryData statistics = nothing ? null : statistics();
    lists.values().stream().filter(JsonList::cut).findFirst().ifPresent(l -> counting.cut(account));
    Write.Result result = counting.accountResult(account, 2, this::tell);
    return List.of(
        counting.write(counting.indices().accounts(), account, engagements, "accounts", result),
        counting.write(counting.indices().statistics(), account, statistics, "accounts", result));
  }

  private void tell() {
    if (rows() > 0) {
      counting.facts().accounts(1);
      lists.forEach((role, list) -> counting.facts().rows(role, list.size()));
    }
  }

  private long rows() {
    return lists.values().stream().mapToLong(JsonList::size).sum();
  }

  private BinaryData engagements() {
    return JsonList.document(
        json -> {
          json.writeStringField("account", account);
          json.writeStringField("date", counting.date());
          json.writeStringField("run_id", counting.runId());
          json.writeBooleanField("cut", lists.values().stream().anyMatch(JsonList::cut));
        },
        List.of("emails_from", "emails_to", "emails_cc"),
        lists.get("from"),
        lists.get("to"),
        lists.get("cc"));
  }

  private BinaryData statistics() {
    return JsonList.document(
        json -> {
          json.writeStringField("account", account);
          json.writeNumberField("emails_from_count", lists.get("from").size());
          json.writeNumberField("emails_to_count", lists.get("to").size());
          json.writeNumberField("emails_cc_count", lists.get("cc").size());
          json.writeNumberField("total_emails_count", rows());
          json.writeNumberField("messages", messages);
          json.writeNumberField("domains", domains);
          span.write(json, "first", "latest", "_contact");
          json.writeStringField("date", counting.date());
          json.writeStringField("run_id", counting.runId());
        },
        List.of());
  }
}
