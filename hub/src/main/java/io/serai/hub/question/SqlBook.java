package io.serai.hub.question;

import io.serai.hub.question.Question.Parameter;
import io.serai.hub.settings.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Questions in SQL.
 *
 * @param store PostgreSQL or Redshift
 * @param schema the tables' schema
 */
public record SqlBook(String flow, Path folder, DataSource store, String schema)
    implements QuestionBook {
  @Override
  public String suffix() {
    return QuestionFile.SUFFIX;
  }

  @Override
  public Optional<Question> read(Path file, List<Fault> faults) {
    return QuestionFile.read(file, faults);
  }

  @Override
  public Answer ask(
      Question question, Map<Parameter, Object> values, long limit, Clock clock, Duration timeout) {
    return new Asking(this, question, clock, timeout).ask(values, limit);
  }
}
