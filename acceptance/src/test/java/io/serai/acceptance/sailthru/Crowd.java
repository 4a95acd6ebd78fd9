package io.serai.acceptance.sailthru;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A crowd of populations in one warehouse: each has campaigns, messages and profiles with numbers
 * of its own, so that what happens to one cannot touch another, and one hub does the work of many.
 *
 * @param number from 0 to 98
 */
record Crowd(int number) {
  private static final int SPACE = 1_000;
  private static final Pattern ID = Pattern.compile("53c6e32d41b8f1a3([0-9a-f]{8})");
  private static final Pattern NUMBER =
      Pattern.compile("(\"(?:blast_id|message_id|id)\": )(\\d+)(?=[,}])");
  private static final Pattern PRECEDENCE = Pattern.compile(", \"precedence\": \\d+");

  private int own(int n) {
    return SPACE * (number + 1) + n;
  }

  String blast(int n, String name) {
    return Line.blast(own(n), name);
  }

  String message(int blast, int profile, String more) {
    return Line.message(own(blast), own(profile), more);
  }

  String transactional(int n, int profile, String more) {
    return Line.transactional(own(n), own(profile), more);
  }

  /** The same address in every population, since its hash must be the same. */
  String profile(int n, String more) {
    return Line.profile(own(n), more).replaceFirst("person\\d+", "person" + n);
  }

  /**
   * The rows of every population by its number, with the numbers that all would have alone; without
   * {@code precedence}, whose last bits are of the content, and no two files here are of one
   * moment.
   */
  static Map<Integer, Map<String, List<String>>> apart(Map<String, List<String>> contents) {
    Map<Integer, Map<String, List<String>>> crowds = new LinkedHashMap<>();
    contents.forEach(
        (table, rows) -> {
          for (String row : rows) {
            crowds.computeIfAbsent(of(row), crowd -> tables(contents)).get(table).add(alone(row));
          }
        });
    crowds.values().forEach(tables -> tables.values().forEach(rows -> rows.sort(null)));
    return crowds;
  }

  private static Map<String, List<String>> tables(Map<String, List<String>> contents) {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    contents.keySet().forEach(table -> tables.put(table, new ArrayList<>()));
    return tables;
  }

  private static int of(String row) {
    return ID.matcher(row)
            .results()
            .map(found -> Integer.parseInt(found.group(1), 16))
            .findFirst()
            .orElseGet(
                () ->
                    NUMBER
                        .matcher(row)
                        .results()
                        .map(found -> Integer.valueOf(found.group(2)))
                        .findFirst()
                        .orElseThrow())
        / SPACE;
  }

  private static String alone(String row) {
    String plain = PRECEDENCE.matcher(row).replaceAll("");
    String ids =
        ID.matcher(plain).replaceAll(id -> Line.id(Integer.parseInt(id.group(1), 16) % SPACE));
    return NUMBER.matcher(ids).replaceAll(Crowd::small);
  }

  private static String small(MatchResult found) {
    return found.group(1) + Integer.parseInt(found.group(2)) % SPACE;
  }
}
