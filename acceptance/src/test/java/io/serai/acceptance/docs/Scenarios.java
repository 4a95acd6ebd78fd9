package io.serai.acceptance.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The scenarios of {@code scenarios.tsv} and the tests that prove them.
 *
 * @param all by the order of the file
 * @param proofs id to tests, {@code ClassName.method_name}
 */
record Scenarios(List<Row> all, Map<String, Set<String>> proofs) {
  static final Path FILE = Path.of("acceptance/src/test/resources/scenarios.tsv");

  /**
   * A line of the file.
   *
   * @param scope {@code now} must have a test, {@code later} may, {@code open} is due and missing
   */
  record Row(String id, String scope, String claim) {
    static Row parse(String line) {
      String[] columns = line.split("\t", -1);
      return new Row(columns[0], columns[1], columns[2]);
    }
  }

  static Scenarios read(Claims claims) {
    List<Row> rows = Project.lines(FILE).stream().skip(1).map(Row::parse).toList();
    return new Scenarios(rows, claims.scenarios());
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
        all.stream()
            .collect(
                Collectors.groupingBy(row -> flow(row.id()), TreeMap::new, Collectors.toList()));
    StringBuilder text = new StringBuilder();
    text.append("# Scenarios\n\n<!-- Generated from scenarios.tsv and @Scenario; do not edit. ")
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

  private static String flow(String id) {
    return switch (id.replaceAll("[^A-Z]", "")) {
      case "T" -> "totesys";
      default -> throw new IllegalArgumentException("no flow has scenarios such as " + id);
    };
  }
}
