package io.serai.engagements.roles;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.SearchRequestBody;
import io.serai.engagements.Moment;
import io.serai.engagements.SourceDocument;
import io.serai.engagements.elastic.Ask;
import io.serai.engagements.elastic.PointInTime;
import java.time.Instant;
import java.util.List;

/** The searches of this stage; pages end at a sort value and Elasticsearch's own tiebreak. */
record Source(PointInTime point, String rolesIndex, int page) {

  /** Documents of an account that were taken in after an instant, copies of a message together. */
  RequestItem touched(String account, Instant since, List<FieldValue> after) {
    return Ask.at(
        point,
        body ->
            after(body, after)
                .size(page)
                .trackTotalHits(t -> t.enabled(false))
                .query(
                    Ask.all(
                        Ask.term("account", account), Ask.after("created", Moment.millis(since))))
                .sort(Ask.ascending("messageId"))
                .source(s -> s.filter(f -> f.includes("messageId", "created"))));
  }

  /** Documents of an account in the order of their messages. */
  RequestItem documents(Query of, List<FieldValue> after) {
    return Ask.at(
        point,
        body ->
            after(body, after)
                .size(page)
                .trackTotalHits(t -> t.enabled(false))
                .query(of)
                .sort(Ask.ascending("messageId"))
                .source(s -> s.filter(f -> f.includes(SourceDocument.FIELDS))));
  }

  /** Roles documents of an account in the order of their messages. */
  RequestItem stored(Query of, List<FieldValue> after) {
    return Ask.of(
        rolesIndex,
        body ->
            after(body, after)
                .size(page)
                .trackTotalHits(t -> t.enabled(false))
                .query(of)
                .sort(Ask.ascending("message_id"))
                .source(s -> s.filter(f -> f.includes(Stored.FIELDS))));
  }

  private static SearchRequestBody.Builder after(
      SearchRequestBody.Builder body, List<FieldValue> after) {
    return after.isEmpty() ? body : body.searchAfter(after);
  }
}
