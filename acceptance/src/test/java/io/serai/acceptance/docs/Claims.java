package io.serai.acceptance.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tests of all modules, as their sources name them: {@code ClassName.method_name}. */
final class Claims {
  private static final Pattern TEST =
      Pattern.compile(
          "@(?:Test|ParameterizedTest|RepeatedTest|Property|ArchTest)\\b.*?"
              + "(?:void (\\w+)\\s*\\(|ArchRule (\\w+)\\s*=)",
          Pattern.DOTALL);

  private static final Pattern SCENARIO = Pattern.compile("@Scenario\\(([^)]*)\\)");
  private static final Pattern METHOD = Pattern.compile("void (\\w+)\\s*\\(");
  private static final Pattern ID = Pattern.compile("\"([^\"]*)\"");

  private final Map<String, String> sources;

  Claims(Map<String, String> sources) {
    this.sources = new TreeMap<>(sources);
  }

  /** Of the test sources of every module, but for the tests of documents, which quote samples. */
  static Claims all() {
    Map<String, String> sources = new TreeMap<>();
    for (Path file : Project.files(".java")) {
      if (file.toString().contains("/src/test/java/")
          && !file.startsWith("acceptance/src/test/java/io/serai/acceptance/docs")) {
        sources.put(file.getFileName().toString().replace(".java", ""), Project.text(file));
      }
    }
    return new Claims(sources);
  }

  /** Every test. */
  Set<String> tests() {
    Set<String> tests = new HashSet<>();
    sources.forEach(
        (type, source) ->
            TEST.matcher(source)
                .results()
                .forEach(
                    m -> tests.add(type + "." + (m.group(1) != null ? m.group(1) : m.group(2)))));
    return tests;
  }

  /** Scenario ids and the tests that claim to prove them. */
  Map<String, Set<String>> scenarios() {
    Map<String, Set<String>> proofs = new TreeMap<>();
    sources.forEach(
        (type, source) -> {
          Matcher annotation = SCENARIO.matcher(source);
          while (annotation.find()) {
            Matcher method = METHOD.matcher(source);
            if (method.find(annotation.end())) {
              for (String id : ids(annotation.group(1))) {
                proofs.computeIfAbsent(id, i -> new TreeSet<>()).add(type + "." + method.group(1));
              }
            }
          }
        });
    return proofs;
  }

  private static List<String> ids(String value) {
    List<String> ids = new ArrayList<>();
    ID.matcher(value).results().forEach(match -> ids.add(match.group(1)));
    return ids;
  }
}
