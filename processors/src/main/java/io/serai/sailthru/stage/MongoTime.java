package io.serai.sailthru.stage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.serai.sailthru.WallTime;
import io.serai.sailthru.WallTime.Flag;
import io.serai.sailthru.WallTime.Moment;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Times in MongoDB's Extended JSON: {@code {"$date": 1459431708000}}, {@code {"$date":
 * {"$numberLong": "1459431708000"}}}, {@code {"$date": "2016-03-31T13:41:48Z"}}.
 */
final class MongoTime {
  private MongoTime() {}

  static Moment epoch(long millis) {
    return new Moment(Instant.ofEpochMilli(millis), Flag.NONE);
  }

  /** Reads the object the parser stands at; null for {@code {"$date": null}}. */
  static Moment read(JsonParser json) throws IOException {
    Moment moment = null;
    boolean known = false;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("$date")) {
        known = true;
        moment = value(json, value);
      } else if (field.equals("$numberLong")) {
        known = true;
        moment = epoch(Long.parseLong(json.getText()));
      } else {
        json.skipChildren();
      }
    }
    if (!known) {
      throw new DateTimeException("no time");
    }
    return moment;
  }

  private static Moment value(JsonParser json, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> epoch(json.getLongValue());
      case VALUE_STRING -> new Moment(WallTime.utc(json.getText()), Flag.NONE);
      case START_OBJECT -> read(json);
      default -> throw new DateTimeException("no time");
    };
  }
}
