package io.serai.hub.question;

import io.serai.hub.question.Question.Parameter;
import io.serai.hub.settings.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A flow's questions: where their files are, and what they are asked of. */
public interface QuestionBook {
  String flow();

  /** {@code config/<flow>/questions}; read at every question, so an edit shows at once. */
  Path folder();

  /** How the names of its files end, {@code .sql} for example. */
  String suffix();

  /** Reads a file; one that is no question adds its faults. */
  Optional<Question> read(Path file, List<Fault> faults);

  /**
   * Asks a question.
   *
   * @param values of all its parameters; null for one that was not given
   * @param limit rows at most
   * @param timeout after which the store gives it up
   */
  Answer ask(
      Question question, Map<Parameter, Object> values, long limit, Clock clock, Duration timeout);

  /** Answers a question that was asked. */
  default Answer answer(Question question, List<Map<String, Object>> rows, boolean more) {
    return new Answer(
        flow(),
        question.name(),
        question.title(),
        question.about(),
        question.columns(),
        rows,
        more);
  }
}
