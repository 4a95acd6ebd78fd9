package io.serai.engagements.aggregate;

import io.serai.core.Run;
import io.serai.engagements.elastic.Ask;
import io.serai.engagements.elastic.Cluster;
import io.serai.engagements.elastic.Indices;
import io.serai.engagements.elastic.Write;
import java.util.List;
import org.apache.camel.Exchange;

/** What is due when everything is counted: watermarks, and the end of vanished messages. */
public final class AggregateSettle {
  private static final Write.Result NOTHING = () -> {};

  private final Cluster cluster;
  private final Indices indices;
  private final int page;

  /**
   * @param page documents that are removed at once
   */
  public AggregateSettle(Cluster cluster, Indices indices, int page) {
    this.cluster = cluster;
    this.indices = indices;
    this.page = page;
  }

  /** Moves the watermarks of what was confirmed (I2: durable when the run closes). */
  public void settle(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    Counting counting = exchange.getProperty(Counting.PROPERTY, Counting.class);
    Touched touched = exchange.getProperty(Touched.PROPERTY, Touched.class);
    cluster.refresh(indices.accounts(), indices.statistics(), indices.domains());
    touched
        .accounts()
        .forEach(
            (account, token) -> {
              if (counting.done().contains(account)) {
                run.moveWatermark(AggregatePlan.ACCOUNTS + account, String.valueOf(token));
              }
            });
    if (touched.newest() > touched.counted() && allDomains(run)) {
      run.moveWatermark(AggregatePlan.DOMAINS, String.valueOf(touched.newest()));
    }
  }

  private static boolean allDomains(Run run) {
    return run.failures().stream().noneMatch(failure -> failure.unit().equals("domains"));
  }

  private static boolean allCounted(Run run) {
    return allDomains(run)
        && run.failures().stream().noneMatch(failure -> failure.unit().equals("accounts"));
  }

  /**
   * Sets the body to the next roles documents of vanished messages that may go: nothing counts them
   * any more. Their token is their version, so one that has come back stays.
   */
  public void vanished(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    Touched touched = exchange.getProperty(Touched.PROPERTY, Touched.class);
    List<Write> writes = allCounted(run) ? next(touched.newest()) : List.of();
    exchange.setProperty("vanished", !writes.isEmpty());
    exchange.getMessage().setBody(writes);
  }

  private List<Write> next(long newest) {
    cluster.refresh(indices.roles());
    return cluster
        .search(
            Ask.of(
                indices.roles(),
                body ->
                    body.size(page)
                        .query(Ask.except(Ask.any(), Ask.live()))
                        .source(s -> s.filter(f -> f.includes("token")))))
        .result()
        .hits()
        .hits()
        .stream()
        .filter(hit -> hit.source().path("token").asLong() <= newest)
        .map(
            hit ->
                new Write(
                    indices.roles(),
                    hit.id(),
                    null,
                    hit.source().path("token").asLong(),
                    "vanished",
                    NOTHING))
        .toList();
  }
}
