package io.serai.engagements.aggregate;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.engagements.Moment;
import io.serai.engagements.elastic.Ask;
import io.serai.engagements.elastic.Pages;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/**
 * From when to when there was contact.
 *
 * @param first null when no message has a date
 */
record Span(Instant first, Instant latest) {
  /** What is asked for to know it. */
  static final Map<String, Aggregation> ASKED =
      Map.of("first", Ask.min("date"), "latest", Ask.max("date"));

  static Span of(Map<String, Aggregate> answers) {
    return new Span(
        Pages.instant(answers.get("first").min()).orElse(null),
        Pages.instant(answers.get("latest").max()).orElse(null));
  }

  /** Writes both ends to the minute, as they are read, and to the millisecond. */
  void write(JsonGenerator json, String firstName, String latestName, String kind)
      throws IOException {
    if (first != null) {
      json.writeStringField(firstName + kind + "_date", Moment.minutes(first));
      json.writeStringField(firstName + kind + "_at", Moment.millis(first));
      json.writeStringField(latestName + kind + "_date", Moment.minutes(latest));
      json.writeStringField(latestName + kind + "_at", Moment.millis(latest));
    }
  }
}
