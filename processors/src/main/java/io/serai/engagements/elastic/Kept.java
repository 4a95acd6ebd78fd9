package io.serai.engagements.elastic;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import java.util.HashMap;
import java.util.Map;

/**
 * The roles documents of an account.
 *
 * @param listed source documents that they name
 * @param vanished how many are of messages that have vanished
 * @param token the greatest they were written under
 */
public record Kept(long listed, long vanished, long token) {
  /** An account without any. */
  public static final Kept NONE = new Kept(0, 0, 0);

  private static final Map<String, Aggregation> ASKED =
      Map.of(
          "live",
          Ask.among(Ask.live(), Map.of("listed", Ask.values("source_ids"))),
          "token",
          Ask.max("token"));

  /** All accounts of the roles index. */
  public static Map<String, Kept> byAccount(Cluster cluster, String rolesIndex, int buckets) {
    Map<String, Kept> kept = new HashMap<>();
    Pages.each(
        cluster,
        "accounts",
        buckets,
        after ->
            Ask.of(
                rolesIndex,
                body ->
                    body.size(0)
                        .trackTotalHits(t -> t.enabled(false))
                        .aggregations("accounts", Ask.page(buckets, after, ASKED, "account"))),
        bucket -> kept.put(Pages.key(bucket, "account").orElseThrow(), of(bucket)));
    return kept;
  }

  private static Kept of(CompositeBucket bucket) {
    var live = bucket.aggregations().get("live").filter();
    return new Kept(
        Pages.number(live.aggregations().get("listed").valueCount()),
        bucket.docCount() - live.docCount(),
        Pages.number(bucket.aggregations().get("token").max()));
  }
}
