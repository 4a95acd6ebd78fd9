package io.serai.engagements.aggregate;

import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.util.BinaryData;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.engagements.Moment;
import io.serai.engagements.elastic.Ask;
import io.serai.engagements.elastic.Pages;
import io.serai.engagements.elastic.Write;
import java.util.List;

/**
 * A domain, counted over the messages of all accounts. First its accounts and the messages that
 * several accounts hold, then, when there are any, how often these were counted, then its
 * addresses.
 */
final class DomainFold implements Fold {
  private final String domain;
  private final Counting counting;
  private final Query messages;
  private final DomainAccounts accounts;
  private final DomainRepeats repeats;
  private final DomainAddresses addresses;

  DomainFold(String domain, Counting counting) {
    this.domain = domain;
    this.counting = counting;
    this.messages = Ask.all(Ask.term("domains", domain), Ask.live());
    this.accounts = new DomainAccounts(counting.list());
    this.repeats = new DomainRepeats(domain);
    this.addresses = new DomainAddresses(domain, counting.list(), repeats);
  }

  @Override
  public long held() {
    return accounts.list().size() + repeats.size() + addresses.list().size();
  }

  @Override
  public Fold anew() {
    return new DomainFold(domain, counting);
  }

  @Override
  public boolean done() {
    return accounts.done() && repeats.done() && addresses.done();
  }

  @Override
  public RequestItem ask(int size) {
    return Ask.of(
        counting.indices().roles(),
        body -> {
          body.size(0).trackTotalHits(t -> t.enabled(false));
          if (!accounts.done()) {
            body.query(messages).aggregations(accounts.ask(size));
            return accounts.begun() ? body : body.aggregations(repeats.find());
          }
          return repeats.done()
              ? body.query(messages).aggregations(addresses.ask(size))
              : body.query(repeats.among(messages)).aggregations(repeats.ask(size));
        });
  }

  @Override
  public void accept(MultiSearchItem<ObjectNode> page) {
    if (!accounts.done()) {
      if (!accounts.begun()) {
        repeats.found(page.aggregations());
      }
      accounts.accept(page.aggregations());
    } else if (!repeats.done()) {
      repeats.accept(page.aggregations());
    } else {
      addresses.accept(page.aggregations());
    }
  }

  static void account(JsonList list, CompositeBucket bucket) {
    Span span = Span.of(bucket.aggregations());
    list.add(
        json -> {
          json.writeStringField("account", Pages.key(bucket, "account").orElseThrow());
          json.writeNumberField("count", bucket.docCount());
          if (span.first() != null) {
            json.writeStringField("first", Moment.millis(span.first()));
            json.writeStringField("latest", Moment.millis(span.latest()));
          }
        });
  }

  @Override
  public List<Write> writes() {
    Write.Result result =
        counting.domainResult(() -> counting.facts().domains(addresses.empty() ? 0 : 1));
    if (addresses.cut() || accounts.list().cut()) {
      counting.cut(domain);
    }
    BinaryData document = addresses.empty() ? null : document();
    return List.of(
        counting.write(counting.indices().domains(), domain, document, "domains", result));
  }

  private BinaryData document() {
    return JsonList.document(
        json -> {
          json.writeStringField("domain", domain);
          addresses.writeTotals(json);
          json.writeBooleanField("cut", addresses.cut() || accounts.list().cut());
          json.writeStringField("date", counting.date());
          json.writeStringField("run_id", counting.runId());
        },
        List.of("email_engagements", "accounts"),
        addresses.list(),
        accounts.list());
  }
}
