package io.serai.engagements.roles;

import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import io.serai.core.Counts;
import io.serai.core.Ledger;
import io.serai.core.Reject;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.engagements.DomainRule;
import io.serai.engagements.EngagementsError;
import io.serai.engagements.Lanes;
import io.serai.engagements.Moment;
import io.serai.engagements.Refusal;
import io.serai.engagements.RolesRule;
import io.serai.engagements.RunFacts;
import io.serai.engagements.Selection;
import io.serai.engagements.elastic.Ask;
import io.serai.engagements.elastic.Cluster;
import io.serai.engagements.elastic.IndexSetup;
import io.serai.engagements.elastic.Indices;
import io.serai.engagements.elastic.Kept;
import io.serai.engagements.elastic.Pages;
import io.serai.engagements.elastic.PointInTime;
import io.serai.engagements.roles.AccountDecision.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.Exchange;

/** Decides which accounts a run works on, and how. */
public final class RolesPlan {
  private static final String NO_ACCOUNT = "(no account)";

  private final Cluster cluster;
  private final IndexSetup setup;
  private final Indices indices;
  private final Ledger ledger;
  private final DomainRule domains;
  private final Reading reading;
  private final Function<Run, RunFacts> facts;

  /**
   * How the source is read.
   *
   * @param page documents a page
   * @param buckets accounts a page
   * @param lanes accounts that are read side by side
   * @param keepAlive life of the point in time between two pages
   * @param lag how far behind the run's start a watermark stays, for documents that become visible
   *     late
   */
  public record Reading(int page, int buckets, int lanes, Duration keepAlive, Duration lag) {}

  public RolesPlan(
      Cluster cluster,
      IndexSetup setup,
      Indices indices,
      Ledger ledger,
      DomainRule domains,
      Reading reading,
      Function<Run, RunFacts> facts) {
    this.cluster = cluster;
    this.setup = setup;
    this.indices = indices;
    this.ledger = ledger;
    this.domains = domains;
    this.reading = reading;
    this.facts = facts;
  }

  /** Sets the body to lanes of the plans of all accounts with work. */
  public void list(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    Selection selection = Selection.of(run.payload());
    setup.ensure();
    cluster.refresh(indices.roles());
    Time keepAlive = Time.of(time -> time.time(reading.keepAlive().toMillis() + "ms"));
    PointInTime point =
        new PointInTime(cluster.openPointInTime(indices.source(), keepAlive), keepAlive);
    Map<String, Kept> kept = Kept.byAccount(cluster, indices.roles(), reading.buckets());
    Map<String, AccountMark> marks = AccountMark.all(ledger);
    requireAll(run, selection, kept, marks);
    List<AccountPlan> plans = new ArrayList<>();
    Set<String> gone = new HashSet<>(kept.keySet());
    AccountDecision decision = new AccountDecision(selection, domains.fingerprint());
    Pages.each(
        cluster,
        "accounts",
        reading.buckets(),
        after ->
            Ask.at(
                point,
                body ->
                    body.size(0)
                        .trackTotalHits(t -> t.enabled(false))
                        .aggregations(
                            "accounts",
                            Ask.pageWithMissing(
                                reading.buckets(), after, sourceFacts(selection), "account"))),
        bucket -> {
          Optional<String> account = Pages.key(bucket, "account");
          if (account.isEmpty()) {
            refuse(run, bucket.docCount());
            return;
          }
          gone.remove(account.get());
          decision
              .plan(
                  account.get(),
                  new Found(bucket.docCount(), latest(bucket), since(bucket)),
                  kept.getOrDefault(account.get(), Kept.NONE),
                  marks.get(account.get()))
              .ifPresent(plans::add);
        });
    for (String account : gone) {
      decision
          .plan(account, Found.NOTHING, kept.get(account), marks.get(account))
          .ifPresent(plans::add);
    }
    Set<String> withTombstones = new HashSet<>();
    kept.forEach(
        (account, documents) -> {
          if (documents.vanished() > 0) {
            withTombstones.add(account);
          }
        });
    RunFacts runFacts = facts.apply(run);
    exchange.setProperty("pointInTime", point.id());
    exchange.setProperty(
        StageRun.PROPERTY,
        new StageRun(
            run,
            runFacts,
            selection,
            new Source(point, indices.roles(), reading.page()),
            indices.source(),
            indices.roles(),
            new RolesRule(domains),
            domains.fingerprint(),
            run.scheduledFor().minus(reading.lag()),
            withTombstones,
            () -> cluster.refresh(indices.roles())));
    plans.forEach(plan -> run.expect(plan.whole() ? plan.sourceDocuments() : 0));
    exchange.getMessage().setBody(Lanes.of(plans, reading.lanes()));
  }

  /** Gives the point in time back; it would end by itself. */
  public void close(Exchange exchange) {
    String point = exchange.getProperty("pointInTime", String.class);
    if (point != null) {
      cluster.closePointInTime(point);
    }
  }

  private static Map<String, Aggregation> sourceFacts(Selection selection) {
    Map<String, Aggregation> inner = new HashMap<>();
    inner.put("created", Ask.max("created"));
    selection
        .from()
        .ifPresent(
            from ->
                inner.put("since", Ask.among(Ask.since("date", Moment.millis(from)), Map.of())));
    return inner;
  }

  private static Instant latest(CompositeBucket bucket) {
    return Pages.instant(bucket.aggregations().get("created").max()).orElse(Instant.EPOCH);
  }

  private static long since(CompositeBucket bucket) {
    return bucket.aggregations().containsKey("since")
        ? bucket.aggregations().get("since").filter().docCount()
        : bucket.docCount();
  }

  /** What was written and settled must still be there; what is missing is written again. */
  public static void requireAll(
      Run run, Selection selection, Map<String, Kept> kept, Map<String, AccountMark> marks) {
    marks.forEach(
        (account, mark) -> {
          Kept found = kept.getOrDefault(account, Kept.NONE);
          if (selection.covers(account) && AccountDecision.missing(found, mark)) {
            run.notConserved(
                account,
                new SeraiException(
                    EngagementsError.DOCUMENTS_MISSING,
                    "engagements",
                    "account '%s': the message-roles index names %d source documents, %d were"
                        + " written",
                    account,
                    found.listed(),
                    mark.listed()));
          }
        });
  }

  private void refuse(Run run, long documents) {
    Counts counts = run.counts(NO_ACCOUNT);
    counts.read(documents);
    counts.rejected(documents);
    ledger.reject(
        run,
        List.of(new Reject(indices.source(), documents + " documents", Refusal.NO_ACCOUNT.name())));
  }
}
