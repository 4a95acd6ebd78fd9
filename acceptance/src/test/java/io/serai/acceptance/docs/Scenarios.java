package io.serai.acceptance.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The scenarios of {@code scenarios/<flow>.tsv} and the tests that prove them.
 *
 * @param all flow by flow, by the order of the files
 * @param proofs id to tests, {@code ClassName.method_name}
 */
record Scenarios(List<Row> all, Map<String, Set<String>> proofs) {
  private static final Path FOLDER = Path.of("acceptance/src/test/resources/scenarios");

  /**
   * A line of the file.
   *
   * @param scope {@code now} must have a test, {@code later} may, {@code open} is due and missing
   */
  record Row(String flow, String id, String scope, String claim) {
    static Row parse(String flow, String line) {
      String[] columns = line.split("\t", -1);
      return new Row(flow, columns[0], columns[1], columns[2]);
    }
  }

  static Scenarios read(Claims claims) {
    List<Row> rows =
        Project.files(".tsv").stream()
            .filter(file -> file.startsWith(FOLDER))
            .sorted()
            .flatMap(Scenarios::rows)
            .toList();
    return new Scenarios(rows, claims.scenarios());
  }

  private static Stream<Row> rows(Path file) {
    String flow = file.getFileName().toString().replace(".tsv", "");
    return Project.lines(file).stream().skip(1).map(line -> Row.parse(flow, line));
  }

  /** Ids that tests name and the file does not. */
  Set<String> unknown() {
    Set<String> unknown = new TreeSet<>(proofs.keySet());
    all.forEach(row -> unknown.remove(row.id()));
    return unknown;
  }

  /** Ids that must have a test and have none. */
  List<String> missing() {
    return all.stream()
        .filter(row -> row.scope().equals("now") && !proofs.containsKey(row.id()))
        .map(Row::id)
        .toList();
  }

  /** Ids that are marked as open although a test proves them. */
  List<String> closed() {
    return all.stream()
        .filter(row -> row.scope().equals("open") && proofs.containsKey(row.id()))
        .map(Row::id)
        .toList();
  }

  /** The document. */
  String text() {
    Map<String, List<Row>> flows =
        all.stream().collect(Collectors.groupingBy(Row::flow, TreeMap::new, Collectors.toList()));
    StringBuilder text = new StringBuilder();
    text.append("# Scenarios\n\n<!-- Generated from scenarios/*.tsv and @Scenario; do not edit. ")
        .append(Reference.COMMAND)
        .append(" -->\n\n")
        .append("What each flow must do, and the test that proves it.\n");
    flows.forEach((flow, rows) -> table(text, flow, rows));
    return text.toString();
  }

  private void table(StringBuilder text, String flow, List<Row> rows) {
    text.append("\n## ").append(flow).append("\n\n| id | claim | proven by |\n|---|---|---|\n");
    for (Row row : rows) {
      String tests =
          proofs.getOrDefault(row.id(), Set.of()).stream()
              .map(test -> "`" + test + "`")
              .collect(Collectors.joining("<br>"));
      text.append("| %s | %s | %s |\n".formatted(row.id(), row.claim(), orGap(tests, row)));
    }
  }

  private static String orGap(String tests, Row row) {
    if (!tests.isEmpty()) {
      return tests;
    }
    return row.scope().equals("later") ? "*later*" : "*no test yet*";
  }
}
