package io.serai.engagements.elastic;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.aggregations.SingleMetricAggregateBase;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads aggregations: all pages of one, and the values of its buckets. */
public final class Pages {
  private Pages() {}

  /**
   * Reads every page of the aggregation {@code name}.
   *
   * @param size buckets of a full page
   * @param asked the search for the page after a key; empty for the first
   */
  public static void each(
      Cluster cluster,
      String name,
      int size,
      Function<Map<String, FieldValue>, RequestItem> asked,
      Consumer<CompositeBucket> bucket) {
    Map<String, FieldValue> after = Map.of();
    do {
      CompositeAggregate page =
          cluster.search(asked.apply(after)).result().aggregations().get(name).composite();
      page.buckets().array().forEach(bucket);
      after = next(page, size);
    } while (!after.isEmpty());
  }

  /**
   * The key to go on after, or empty when this was the last page.
   *
   * @param size buckets of a full page; one that is not full is the last
   */
  public static Map<String, FieldValue> next(CompositeAggregate page, int size) {
    boolean last = page.buckets().array().size() < size || page.afterKey() == null;
    return last ? Map.of() : page.afterKey();
  }

  /** The value of a bucket's field, or empty for documents without it. */
  public static Optional<String> key(CompositeBucket bucket, String field) {
    FieldValue value = bucket.key().get(field);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(value.stringValue());
  }

  /** A greatest or smallest date; empty when no document has one. */
  public static Optional<Instant> instant(SingleMetricAggregateBase metric) {
    Double value = metric.value();
    return value == null || value.isInfinite() || value.isNaN()
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(value.longValue()));
  }

  /** A greatest number; zero when no document has one. */
  public static long number(SingleMetricAggregateBase metric) {
    Double value = metric.value();
    return value == null || value.isInfinite() || value.isNaN() ? 0 : value.longValue();
  }
}
