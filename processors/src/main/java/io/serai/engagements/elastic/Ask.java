package io.serai.engagements.elastic;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.SearchRequestBody;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.util.NamedValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The words in which the flow asks. */
public final class Ask {
  private Ask() {}

  /** A search of an index. */
  public static RequestItem of(
      String index, Function<SearchRequestBody.Builder, SearchRequestBody.Builder> body) {
    SearchRequestBody built = body.apply(new SearchRequestBody.Builder()).build();
    return RequestItem.of(item -> item.header(header -> header.index(index)).body(built));
  }

  /** A search at a point in time, which names the index itself and is kept alive by it. */
  public static RequestItem at(
      PointInTime point, Function<SearchRequestBody.Builder, SearchRequestBody.Builder> body) {
    SearchRequestBody built =
        body.apply(
                new SearchRequestBody.Builder()
                    .pit(pit -> pit.id(point.id()).keepAlive(point.keepAlive())))
            .build();
    return RequestItem.of(item -> item.header(header -> header).body(built));
  }

  /** Every document. */
  public static Query any() {
    return Query.of(query -> query.matchAll(all -> all));
  }

  /** All of these must hold. */
  public static Query all(Query... queries) {
    return Query.of(query -> query.bool(bool -> bool.filter(List.of(queries))));
  }

  /** All that hold the first and not the second. */
  public static Query except(Query held, Query not) {
    return Query.of(query -> query.bool(bool -> bool.filter(held).mustNot(not)));
  }

  public static Query term(String field, String value) {
    return Query.of(query -> query.term(term -> term.field(field).value(value)));
  }

  public static Query terms(String field, Collection<String> values) {
    List<FieldValue> given = values.stream().map(FieldValue::of).toList();
    return Query.of(query -> query.terms(terms -> terms.field(field).terms(t -> t.value(given))));
  }

  /** Roles documents of messages that are there. */
  public static Query live() {
    return Query.of(query -> query.term(term -> term.field("deleted").value(false)));
  }

  /** Greater than a number. */
  public static Query above(String field, long value) {
    return Query.of(
        query -> query.range(r -> r.untyped(u -> u.field(field).gt(JsonData.of(value)))));
  }

  /** A date later than an instant with milliseconds. */
  public static Query after(String field, String instant) {
    return Query.of(
        query -> query.range(r -> r.untyped(u -> u.field(field).gt(JsonData.of(instant)))));
  }

  /** A date not earlier than an instant with milliseconds. */
  public static Query since(String field, String instant) {
    return Query.of(
        query -> query.range(r -> r.untyped(u -> u.field(field).gte(JsonData.of(instant)))));
  }

  /** Ascending; documents without the field come last. */
  public static SortOptions ascending(String field) {
    return SortOptions.of(
        sort ->
            sort.field(by -> by.field(field).order(SortOrder.Asc).missing(FieldValue.of("_last"))));
  }

  /** A page of the values of fields, in their order. */
  public static Aggregation page(
      int size, Map<String, FieldValue> after, Map<String, Aggregation> inner, String... fields) {
    List<NamedValue<CompositeAggregationSource>> sources =
        List.of(fields).stream().map(field -> source(field, false)).toList();
    return composite(size, after, inner, sources);
  }

  /** As {@link #page}; documents without the field make a bucket of their own, the first. */
  public static Aggregation pageWithMissing(
      int size, Map<String, FieldValue> after, Map<String, Aggregation> inner, String field) {
    return composite(size, after, inner, List.of(source(field, true)));
  }

  private static Aggregation composite(
      int size,
      Map<String, FieldValue> after,
      Map<String, Aggregation> inner,
      List<NamedValue<CompositeAggregationSource>> sources) {
    return Aggregation.of(
        aggregation ->
            aggregation
                .composite(
                    page -> {
                      page.size(size).sources(sources);
                      return after.isEmpty() ? page : page.after(after);
                    })
                .aggregations(inner));
  }

  private static NamedValue<CompositeAggregationSource> source(String field, boolean missing) {
    return NamedValue.of(
        field,
        CompositeAggregationSource.of(
            source -> source.terms(terms -> terms.field(field).missingBucket(missing))));
  }

  public static Aggregation max(String field) {
    return Aggregation.of(aggregation -> aggregation.max(max -> max.field(field)));
  }

  public static Aggregation min(String field) {
    return Aggregation.of(aggregation -> aggregation.min(min -> min.field(field)));
  }

  /** How many values a field has, over all documents. */
  public static Aggregation values(String field) {
    return Aggregation.of(aggregation -> aggregation.valueCount(count -> count.field(field)));
  }

  /** The documents among others that a query finds. */
  public static Aggregation among(Query query, Map<String, Aggregation> inner) {
    return Aggregation.of(aggregation -> aggregation.filter(query).aggregations(inner));
  }
}
