package io.serai.engagements.aggregate;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import io.serai.core.Ledger;
import io.serai.core.Ledger.Watermark;
import io.serai.core.Run;
import io.serai.engagements.Lanes;
import io.serai.engagements.Moment;
import io.serai.engagements.RunFacts;
import io.serai.engagements.Selection;
import io.serai.engagements.Selection.Mode;
import io.serai.engagements.elastic.Ask;
import io.serai.engagements.elastic.Cluster;
import io.serai.engagements.elastic.IndexSetup;
import io.serai.engagements.elastic.Indices;
import io.serai.engagements.elastic.Kept;
import io.serai.engagements.elastic.Pages;
import io.serai.engagements.roles.AccountMark;
import io.serai.engagements.roles.RolesPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.camel.Exchange;

/**
 * Finds the accounts and domains whose roles documents were written since they were last counted.
 */
public final class AggregatePlan {
  /** Watermark: every domain is counted up to this token. */
  static final String DOMAINS = "aggregate";

  /** Begins the key of an account's watermark; the account follows. */
  static final String ACCOUNTS = "aggregate/";

  private static final int TOGETHER = 20;

  private final Cluster cluster;
  private final IndexSetup setup;
  private final Indices indices;
  private final Ledger ledger;
  private final Sizes sizes;
  private final Function<Run, RunFacts> facts;

  /**
   * How much at once.
   *
   * @param buckets buckets that may come back
   * @param longest entries a list of a document may have
   * @param lanes batches that are counted side by side
   */
  public record Sizes(int buckets, int longest, int lanes) {}

  public AggregatePlan(
      Cluster cluster,
      IndexSetup setup,
      Indices indices,
      Ledger ledger,
      Sizes sizes,
      Function<Run, RunFacts> facts) {
    this.cluster = cluster;
    this.setup = setup;
    this.indices = indices;
    this.ledger = ledger;
    this.sizes = sizes;
    this.facts = facts;
  }

  /** Sets the body to lanes of batches to be counted. */
  public void list(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    Selection selection = Selection.of(run.payload());
    setup.ensure();
    cluster.refresh(indices.roles());
    Map<String, Kept> kept = Kept.byAccount(cluster, indices.roles(), sizes.buckets());
    RolesPlan.requireAll(run, Selection.of(Map.of()), kept, AccountMark.all(ledger));
    Touched touched = touched(kept, selection);
    Counting counting =
        new Counting(run, facts.apply(run), indices, sizes.buckets(), sizes.longest());
    exchange.setProperty(Counting.PROPERTY, counting);
    exchange.setProperty(Touched.PROPERTY, touched);
    List<Batch> batches = new ArrayList<>();
    batches(
        batches, "accounts", List.copyOf(touched.accounts().keySet()), counting, AccountFold::new);
    batches(batches, "domains", List.copyOf(touched.domains()), counting, DomainFold::new);
    exchange.getMessage().setBody(Lanes.of(batches, sizes.lanes()));
  }

  /** Sets the body to the batches of what proved long, one in each. */
  public void longOnes(Exchange exchange) {
    Counting counting = exchange.getProperty(Counting.PROPERTY, Counting.class);
    exchange.getMessage().setBody(List.copyOf(counting.longOnes()));
  }

  /** Makes the documents of one account or domain. */
  private interface Folding {
    Fold of(String name, Counting counting);
  }

  private void batches(
      List<Batch> batches, String unit, List<String> names, Counting counting, Folding folding) {
    for (int i = 0; i < names.size(); i += TOGETHER) {
      List<String> together = names.subList(i, Math.min(names.size(), i + TOGETHER));
      batches.add(
          new Batch(
              unit, together.stream().map(name -> folding.of(name, counting)).toList(), counting));
    }
  }

  private RequestItem search(Query query, String name, Aggregation aggregation) {
    return Ask.of(
        indices.roles(),
        body ->
            body.size(0)
                .trackTotalHits(t -> t.enabled(false))
                .query(query)
                .aggregations(name, aggregation));
  }

  private Touched touched(Map<String, Kept> kept, Selection selection) {
    Map<String, String> marks = ledger.watermarks("engagements", ACCOUNTS);
    long counted =
        ledger
            .watermark("engagements", DOMAINS)
            .map(Watermark::value)
            .map(Long::parseLong)
            .orElse(0L);
    Map<String, Long> accounts = new TreeMap<>();
    Set<String> named = named(selection, kept.keySet());
    long newest = counted;
    for (Map.Entry<String, Kept> account : kept.entrySet()) {
      long token = account.getValue().token();
      newest = Math.max(newest, token);
      long before = Long.parseLong(marks.getOrDefault(account.getKey(), "0"));
      if (token > before || named.contains(account.getKey())) {
        accounts.put(account.getKey(), token);
      }
    }
    Set<String> domains = new TreeSet<>();
    if (newest > counted) {
      domains(Ask.above("token", counted), domains);
    }
    if (!named.isEmpty()) {
      domains(Ask.all(Ask.terms("account", named), since(selection)), domains);
    }
    return new Touched(accounts, domains, counted, newest);
  }

  /** Accounts that the payload asks to be counted again, whether anything changed or not. */
  private Set<String> named(Selection selection, Set<String> known) {
    Set<String> named = new TreeSet<>();
    if (selection.mode() == Mode.INCREMENTAL) {
      return named;
    }
    Pages.each(
        cluster,
        "accounts",
        sizes.buckets(),
        after ->
            search(
                since(selection),
                "accounts",
                Ask.page(sizes.buckets(), after, Map.of(), "account")),
        bucket -> named.add(Pages.key(bucket, "account").orElseThrow()));
    if (selection.from().isEmpty()) {
      named.addAll(known);
    }
    named.removeIf(account -> !selection.covers(account));
    return named;
  }

  private static Query since(Selection selection) {
    return selection.from().map(from -> Ask.since("date", Moment.millis(from))).orElse(Ask.any());
  }

  private void domains(Query of, Set<String> domains) {
    for (String field : List.of("domains", "left_domains")) {
      Pages.each(
          cluster,
          field,
          sizes.buckets(),
          (Map<String, FieldValue> after) ->
              search(of, field, Ask.page(sizes.buckets(), after, Map.of(), field)),
          bucket -> domains.add(Pages.key(bucket, field).orElseThrow()));
    }
  }
}
