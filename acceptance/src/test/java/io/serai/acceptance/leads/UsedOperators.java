package io.serai.acceptance.leads;

import io.serai.acceptance.docs.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Operators of MongoDB in the sources of the flow and its stand-in. */
final class UsedOperators {
  private static final List<Path> SOURCES =
      List.of(
          Path.of("processors/src/main/java/io/serai/leads"),
          Path.of("hub/src/main/java/io/serai/hub/question/MongoBook.java"),
          Path.of("hub/src/main/java/io/serai/hub/flow"),
          Path.of("sandbox/src/main/java/io/serai/sandbox/mongo"),
          Path.of("sandbox/src/main/java/io/serai/sandbox/leads"),
          Path.of("sandbox/src/main/java/io/serai/sandbox/server/Mongo.java"));
  private static final Path QUESTIONS = Path.of("config/leads/questions");
  private static final Pattern LITERAL = Pattern.compile("\"(\\$[a-zA-Z]+)\"");

  /** Makers of operators: the driver's own, called by their class or by a static import. */
  private static final Pattern MADE =
      Pattern.compile(
          "(?:import static com\\.mongodb\\.client\\.model\\.|\\b)"
              + "(?:Filters|Updates|Aggregates|Accumulators)\\.(\\w+)\\s*[(;]");

  private static final Pattern NAME = Pattern.compile("\"(\\$[a-zA-Z]+)\"\\s*:");

  /** What stands for a type of a value, not for an operator; and a maker of none. */
  private static final Set<String> NONE = Set.of("$date", "$oid", "$eq");

  private UsedOperators() {}

  static Set<String> ofLeads() {
    Set<String> used = new TreeSet<>();
    for (Path file : Project.files(".java")) {
      if (SOURCES.stream().anyMatch(file::startsWith)) {
        LITERAL.matcher(Project.text(file)).results().forEach(one -> used.add(one.group(1)));
        MADE.matcher(Project.text(file)).results().forEach(one -> used.add("$" + one.group(1)));
      }
    }
    for (Path file : Project.files(".json")) {
      if (file.startsWith(QUESTIONS)) {
        NAME.matcher(Project.text(file)).results().forEach(one -> used.add(one.group(1)));
      }
    }
    used.removeAll(NONE);
    return used;
  }
}
