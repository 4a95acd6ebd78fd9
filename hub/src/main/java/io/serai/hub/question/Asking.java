package io.serai.hub.question;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.question.Question.Column;
import io.serai.hub.question.Question.Parameter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;

/** One question on its way: a READ ONLY transaction, with a limit on rows and on time. */
final class Asking {
  private final SqlBook book;
  private final Question question;
  private final Clock clock;
  private final Duration timeout;

  Asking(SqlBook book, Question question, Clock clock, Duration timeout) {
    this.book = book;
    this.question = question;
    this.clock = clock;
    this.timeout = timeout;
  }

  Answer ask(Map<Parameter, Object> values, long limit) {
    Jdbi jdbi = Jdbi.create(book.store());
    try {
      return jdbi.inTransaction(handle -> ask(handle, values, limit));
    } catch (ConnectionException e) {
      throw new SeraiException(
          HubError.SERVICE_UNAVAILABLE, book.flow(), e, "the store of its questions is away");
    } catch (JdbiException e) {
      String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      throw new SeraiException(
          HubError.QUESTION_FAILED,
          book.flow(),
          e,
          "question '%s': %s",
          question.name(),
          String.valueOf(why).lines().findFirst().orElse(""));
    }
  }

  private Answer ask(Handle handle, Map<Parameter, Object> values, long limit) {
    handle.execute("SET TRANSACTION READ ONLY");
    handle
        .createQuery("SELECT set_config('search_path', :schema, true)")
        .bind("schema", book.schema())
        .mapTo(String.class)
        .one();
    Query query = handle.createQuery(question.body());
    values.forEach(
        (parameter, value) ->
            query.bindBySqlType(
                parameter.name(),
                value == null ? fallback(parameter) : value,
                parameter.type().sqlType()));
    query.setQueryTimeout((int) timeout.toSeconds());
    query.setMaxRows((int) limit + 1);
    return query.scanResultSet((rows, context) -> read(rows.get(), limit));
  }

  /** A parameter that is not given is NULL, and {@code today} is the clock's day in UTC. */
  private Object fallback(Parameter parameter) {
    return parameter.name().equals("today")
        ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
        : null;
  }

  private Answer read(ResultSet rows, long limit) throws SQLException {
    requireColumns(rows.getMetaData());
    List<Map<String, Object>> read = new ArrayList<>();
    boolean more = false;
    while (!more && rows.next()) {
      more = read.size() == limit;
      if (!more) {
        read.add(row(rows));
      }
    }
    return book.answer(question, read, more);
  }

  private Map<String, Object> row(ResultSet rows) throws SQLException {
    Map<String, Object> row = new LinkedHashMap<>();
    int position = 0;
    for (Column column : question.columns()) {
      row.put(column.name(), column.type().read(rows, ++position));
    }
    return row;
  }

  private void requireColumns(ResultSetMetaData columns) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnLabel(i));
    }
    List<String> declared = question.columns().stream().map(Column::name).toList();
    if (!names.equals(declared)) {
      throw new SeraiException(
          HubError.QUESTION_FAILED,
          book.flow(),
          "question '%s' selects %s and declares %s",
          question.name(),
          names,
          declared);
    }
  }
}
