package io.serai.hub.question;

import com.fasterxml.jackson.annotation.JsonValue;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.Function;

/** Types of a question's parameters and columns, and how each stands in JSON. */
public enum QuestionType {
  TEXT("text", Types.VARCHAR, text -> text, ResultSet::getString),
  INTEGER("a whole number", Types.BIGINT, Long::valueOf, ResultSet::getLong),
  /** A JSON number with every digit of the store's; never a binary fraction. */
  DECIMAL("a decimal number", Types.NUMERIC, BigDecimal::new, ResultSet::getBigDecimal),
  /** {@code YYYY-MM-DD}. */
  DATE("a date (YYYY-MM-DD)", Types.DATE, LocalDate::parse, QuestionType::date),
  /** ISO 8601 in UTC. */
  MOMENT(
      "an instant (ISO 8601)",
      Types.TIMESTAMP_WITH_TIMEZONE,
      OffsetDateTime::parse,
      QuestionType::moment),
  FLAG("true or false", Types.BOOLEAN, QuestionType::flag, ResultSet::getBoolean);

  private final String words;
  private final int sqlType;
  private final Function<String, Object> parser;
  private final Reader reader;

  QuestionType(String words, int sqlType, Function<String, Object> parser, Reader reader) {
    this.words = words;
    this.sqlType = sqlType;
    this.parser = parser;
    this.reader = reader;
  }

  /** Reads a column of the current row. */
  @FunctionalInterface
  interface Reader {
    Object read(ResultSet rows, int column) throws SQLException;
  }

  /** The type's word in files and in JSON, e.g. {@code decimal}. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of {@link java.sql.Types} a value is bound as, NULL too. */
  int sqlType() {
    return sqlType;
  }

  /**
   * A value from an address.
   *
   * @throws SeraiException BAD_PAYLOAD that names the parameter
   */
  Object parse(String flow, String parameter, String value) {
    try {
      return parser.apply(value);
    } catch (RuntimeException e) {
      throw new SeraiException(
          HubError.BAD_PAYLOAD, flow, "parameter '%s' is '%s', not %s", parameter, value, words);
    }
  }

  /** A value of the current row, null for NULL. */
  Object read(ResultSet rows, int column) throws SQLException {
    Object value = reader.read(rows, column);
    return rows.wasNull() ? null : value;
  }

  private static String date(ResultSet rows, int column) throws SQLException {
    LocalDate date = rows.getObject(column, LocalDate.class);
    return date == null ? null : date.toString();
  }

  private static String moment(ResultSet rows, int column) throws SQLException {
    OffsetDateTime moment = rows.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant().toString();
  }

  private static Boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(text);
    }
    return Boolean.valueOf(text);
  }
}
