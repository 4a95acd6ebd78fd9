package io.serai.hub.question;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.question.Question.Parameter;
import io.serai.hub.settings.Fault;
import io.serai.hub.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The questions of all flows, read from their files when somebody asks. */
public final class Questions {
  private final Map<String, QuestionBook> books = new LinkedHashMap<>();
  private final long maxRows;
  private final Duration timeout;
  private final Clock clock;

  /**
   * @param settings {@code hub.questions.max-rows} and {@code hub.questions.timeout} bound every
   *     answer
   */
  public Questions(Collection<QuestionBook> books, Settings settings, Clock clock) {
    books.forEach(book -> this.books.put(book.flow(), book));
    this.maxRows = settings.integer("hub.questions.max-rows");
    this.timeout = settings.duration("hub.questions.timeout");
    this.clock = clock;
  }

  /** A question in a list: what it is, not how it is computed. */
  public record View(
      String question,
      String title,
      String about,
      List<Parameter> parameters,
      List<Question.Column> columns) {}

  /** All questions of a flow, by name. */
  public List<View> list(String flow) {
    List<Fault> faults = new ArrayList<>();
    List<Question> questions = QuestionFile.readAll(book(flow), faults);
    requireNone(flow, faults);
    return questions.stream()
        .map(q -> new View(q.name(), q.title(), q.about(), q.parameters(), q.columns()))
        .toList();
  }

  /**
   * Asks one question.
   *
   * @param given parameters as text
   * @param limit rows at most; null or more than the setting means the setting
   * @throws SeraiException NOT_FOUND, BAD_PAYLOAD, SERVICE_UNAVAILABLE or QUESTION_FAILED
   */
  public Answer ask(String flow, String name, Map<String, String> given, Integer limit) {
    QuestionBook book = book(flow);
    Question question = find(book, name);
    long rows = limit == null ? maxRows : Math.min(limit, maxRows);
    return book.ask(question, values(flow, question, given), rows, clock, timeout);
  }

  private QuestionBook book(String flow) {
    QuestionBook book = books.get(flow);
    if (book == null) {
      throw new SeraiException(
          HubError.NOT_FOUND,
          "hub",
          "flow '%s' has no questions; those that have are %s",
          flow,
          books.keySet());
    }
    return book;
  }

  private static Question find(QuestionBook book, String name) {
    // why: the name comes from an address, and must not lead out of the folder
    Path file =
        book.folder().resolve(name.matches("[a-z0-9-]{1,64}") ? name + book.suffix() : "none");
    if (!file.toFile().isFile()) {
      throw new SeraiException(HubError.NOT_FOUND, book.flow(), "there is no question '%s'", name);
    }
    List<Fault> faults = new ArrayList<>();
    List<Question> found = book.read(file, faults).stream().toList();
    requireNone(book.flow(), faults);
    return found.get(0);
  }

  private static void requireNone(String flow, List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new SeraiException(
          HubError.BAD_SETTINGS,
          flow,
          faults.stream()
              .map(fault -> fault.where() + " " + fault.what())
              .collect(Collectors.joining("; "))
              .replace("%", "%%"));
    }
  }

  private static Map<Parameter, Object> values(
      String flow, Question question, Map<String, String> given) {
    Map<String, String> left = new LinkedHashMap<>(given);
    Map<Parameter, Object> values = new LinkedHashMap<>();
    for (Parameter parameter : question.parameters()) {
      String text = left.remove(parameter.name());
      if (text == null && parameter.required()) {
        throw new SeraiException(
            HubError.BAD_PAYLOAD,
            flow,
            "parameter '%s' is missing: %s",
            parameter.name(),
            parameter.about());
      }
      values.put(
          parameter, text == null ? null : parameter.type().parse(flow, parameter.name(), text));
    }
    left.keySet().stream()
        .findFirst()
        .ifPresent(
            unknown -> {
              throw new SeraiException(
                  HubError.BAD_PAYLOAD,
                  flow,
                  "question '%s' has no parameter '%s'; it has %s",
                  question.name(),
                  unknown,
                  question.parameters().stream().map(Parameter::name).toList());
            });
    return values;
  }
}
