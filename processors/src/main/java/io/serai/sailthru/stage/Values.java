package io.serai.sailthru.stage;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.sailthru.Dataset;
import io.serai.sailthru.Dataset.Column;
import io.serai.sailthru.WallTime;
import io.serai.sailthru.WallTime.Flag;
import io.serai.sailthru.WallTime.Moment;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads one value of a record by the type of its column. The parser stands at the value, and
 * afterwards at its last token.
 */
final class Values {
  private static final int MONEY_DIGITS = 18;
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Rules rules;
  private final Notes notes;

  Values(Rules rules, Notes notes) {
    this.rules = rules;
    this.notes = notes;
  }

  Object read(JsonParser json, Dataset dataset, Column column) throws IOException, BadLine {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    return switch (column.type()) {
      case TEXT -> fit(text(json), dataset, column);
      case LONG -> whole(json, column.name()).longValueExact();
      case INT -> integer(json, column.name());
      case MONEY -> money(json, column.name());
      case BOOLEAN -> flag(json, column.name());
      case DATE -> date(json, column.name());
      case TIMESTAMP -> time(json, column.name());
    };
  }

  /** A key: a text, or an ObjectId in Mongo's notation, that is never cut. */
  String key(JsonParser json, Column column) throws IOException, BadLine {
    String text =
        json.currentToken() == JsonToken.START_OBJECT ? wrapped(json, "$oid") : text(json);
    if (text == null || text.isEmpty() || Utf8.length(text) > column.bytes()) {
      throw new BadLine(
          "%s is empty or longer than %d bytes".formatted(column.name(), column.bytes()));
    }
    return text;
  }

  /** The value as text: strings as they are, numbers as written, the rest as compact JSON. */
  String text(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_NULL -> null;
      case START_OBJECT, START_ARRAY -> clean(compact(json));
      default -> clean(json.getText());
    };
  }

  private static String compact(JsonParser json) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.copyCurrentStructure(json);
    }
    return text.toString();
  }

  /** Without addresses, and without what PostgreSQL or UTF-8 cannot hold. */
  String clean(String text) {
    return rules.pseudonyms().hide(Utf8.storable(text));
  }

  /** The text, cut to its column's bytes unless the settings refuse such a line. */
  String fit(String text, Dataset dataset, Column column) throws BadLine {
    if (text == null || Utf8.length(text) <= column.bytes()) {
      return text;
    }
    if (rules.rejectOverLong()) {
      throw new BadLine("%s is longer than %d bytes".formatted(column.name(), column.bytes()));
    }
    notes.count("truncated." + dataset.word() + "." + column.name());
    return Utf8.cut(text, column.bytes());
  }

  int integer(JsonParser json, String name) throws IOException, BadLine {
    try {
      return json.currentToken() == JsonToken.VALUE_NUMBER_INT
          ? json.getIntValue()
          : whole(json, name).intValueExact();
    } catch (ArithmeticException | com.fasterxml.jackson.core.exc.InputCoercionException e) {
      throw new BadLine(name + " is no whole number of 32 bits");
    }
  }

  private BigDecimal whole(JsonParser json, String name) throws IOException, BadLine {
    try {
      BigDecimal number = number(json);
      return BigDecimal.valueOf(number.longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      throw new BadLine(name + " is no whole number of 64 bits");
    }
  }

  private BigDecimal money(JsonParser json, String name) throws IOException, BadLine {
    try {
      BigDecimal exact = number(json);
      // why: the digits of 1e999999999 would be written out before anything could refuse them
      if (exact.precision() - (long) exact.scale() > MONEY_DIGITS - 2) {
        throw new BadLine(name + " has more than 16 digits before the point");
      }
      BigDecimal cents = exact.setScale(2, RoundingMode.HALF_UP);
      if (rules.rejectOverPrecise() && cents.compareTo(exact) != 0) {
        throw new BadLine(name + " has more than two decimals");
      }
      if (cents.precision() > MONEY_DIGITS) {
        throw new BadLine(name + " has more than 16 digits before the point");
      }
      return cents;
    } catch (ArithmeticException | NumberFormatException e) {
      throw new BadLine(name + " is no number");
    }
  }

  private static BigDecimal number(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new BigDecimal(json.getText());
      case VALUE_STRING -> new BigDecimal(json.getText().strip());
      case START_OBJECT -> new BigDecimal(String.valueOf(wrapped(json, "$numberLong")));
      default -> throw new NumberFormatException();
    };
  }

  private static Boolean flag(JsonParser json, String name) throws BadLine {
    return switch (json.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw new BadLine(name + " is neither true nor false");
    };
  }

  private static String date(JsonParser json, String name) throws IOException, BadLine {
    try {
      return LocalDate.parse(json.getText()).toString();
    } catch (DateTimeException e) {
      throw new BadLine(name + " is no date");
    }
  }

  /** A time in any notation, as ISO 8601 in UTC; null for none. */
  String time(JsonParser json, String name) throws IOException, BadLine {
    Moment moment = wall(json, name);
    return moment == null ? null : WallTime.iso(moment.instant());
  }

  /** As {@link #time}, with what daylight saving time did to it; null for none. */
  Moment wall(JsonParser json, String name) throws IOException, BadLine {
    try {
      Moment moment =
          switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> rules.time().parse(json.getText());
            case VALUE_NUMBER_INT -> MongoTime.epoch(json.getLongValue());
            case START_OBJECT -> MongoTime.read(json);
            default -> throw new DateTimeException("no time");
          };
      if (moment != null && moment.flag() != Flag.NONE) {
        notes.count(moment.flag() == Flag.GAP ? "time.gap" : "time.overlap");
      }
      return moment;
    } catch (DateTimeException
        | NumberFormatException
        | com.fasterxml.jackson.core.exc.InputCoercionException e) {
      throw new BadLine(name + " is no time");
    }
  }

  /** The text in a wrapper such as {@code {"$oid": "…"}}. */
  private static String wrapped(JsonParser json, String wrapper) throws IOException {
    String text = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      if (field.equals(wrapper) && json.currentToken().isScalarValue()) {
        text = json.getText();
      }
      json.skipChildren();
    }
    return text;
  }
}
