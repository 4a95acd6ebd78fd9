package io.serai.hub.question;

import io.serai.hub.question.Question.Column;
import io.serai.hub.question.Question.Parameter;
import io.serai.hub.settings.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code config/<flow>/questions/<name>.sql}. Its head are comment lines:
 *
 * <pre>
 * -- title: Revenue by currency
 * -- about: Orders as they stand now; each currency for itself.
 * -- parameter: since date first day of the orders
 * -- column: revenue decimal units sold × unit price
 * </pre>
 *
 * A type with an exclamation mark ({@code date!}) is a parameter that must be given; a parameter
 * {@code today} that is not given is the clock's day.
 */
public final class QuestionFile {
  static final String SUFFIX = ".sql";

  private static final Pattern HEAD = Pattern.compile("-- (title|about|parameter|column): (.+)");
  private static final Pattern ITEM = Pattern.compile("([a-z][a-z0-9_]*) ([a-z]+)(!?) (\\S.*)");

  private final Path path;
  private final List<Fault> faults;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();

  private QuestionFile(Path path, List<Fault> faults) {
    this.path = path;
    this.faults = faults;
  }

  /** Every question of a book by name; files that are none become faults. */
  static List<Question> readAll(QuestionBook book, List<Fault> faults) {
    Path folder = book.folder();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> names = Files.list(folder)) {
      List<Question> questions = new ArrayList<>();
      names
          .filter(name -> name.toString().endsWith(book.suffix()))
          .sorted()
          .forEach(name -> book.read(name, faults).ifPresent(questions::add));
      return questions;
    } catch (IOException e) {
      faults.add(new Fault(folder.toString(), "cannot be read: " + e.getMessage()));
      return List.of();
    }
  }

  /** The faults of a file that may be a question; one in another folder has none. */
  public static List<Fault> judge(Path file) {
    List<Fault> faults = new ArrayList<>();
    if (file.getParent() == null || !file.getParent().endsWith("questions")) {
      return faults;
    }
    if (file.toString().endsWith(SearchFile.SUFFIX)) {
      SearchFile.read(file, faults);
    } else {
      read(file, faults);
    }
    return faults;
  }

  static Optional<Question> read(Path file, List<Fault> faults) {
    try {
      return new QuestionFile(file, faults).parse(Files.readAllLines(file));
    } catch (IOException e) {
      faults.add(new Fault(file.toString(), "cannot be read: " + e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<Question> parse(List<String> lines) {
    int before = faults.size();
    for (int i = 0; i < lines.size(); i++) {
      Matcher head = HEAD.matcher(lines.get(i));
      if (head.matches()) {
        head(i + 1, head.group(1), head.group(2).strip());
      }
    }
    for (String key : List.of("title", "about")) {
      if (!texts.containsKey(key)) {
        fault(1, "a question needs a line '-- %s: …'".formatted(key));
      }
    }
    if (columns.isEmpty()) {
      fault(1, "a question needs a line '-- column: <name> <type> <words>' for each column");
    }
    if (faults.size() > before) {
      return Optional.empty();
    }
    String name = path.getFileName().toString().replaceFirst("\\.sql$", "");
    return Optional.of(
        new Question(
            name, texts.get("title"), texts.get("about"), parameters, columns, body(lines)));
  }

  private void head(int line, String key, String value) {
    if (key.equals("title") || key.equals("about")) {
      texts.put(key, value);
      return;
    }
    Matcher item = ITEM.matcher(value);
    Optional<QuestionType> type = item.matches() ? type(item.group(2)) : Optional.empty();
    if (type.isEmpty()) {
      fault(
          line,
          "'%s' is not '<name> <type> <words>' with a type of %s".formatted(value, typeNames()));
    } else if (key.equals("column")) {
      columns.add(new Column(item.group(1), type.get(), item.group(4)));
    } else {
      boolean required = item.group(3).equals("!");
      parameters.add(new Parameter(item.group(1), type.get(), required, item.group(4)));
    }
  }

  private static String body(List<String> lines) {
    String sql =
        lines.stream()
            .filter(line -> !line.stripLeading().startsWith("--"))
            .collect(Collectors.joining("\n"))
            .strip();
    return sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql;
  }

  private void fault(int line, String what) {
    faults.add(new Fault(path + ":" + line, what));
  }

  private static Optional<QuestionType> type(String name) {
    return Stream.of(QuestionType.values()).filter(type -> type.word().equals(name)).findFirst();
  }

  private static String typeNames() {
    return Stream.of(QuestionType.values())
        .map(QuestionType::word)
        .collect(Collectors.joining(", "));
  }
}
