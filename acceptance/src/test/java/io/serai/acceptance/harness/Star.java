package io.serai.acceptance.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the eleven targets of a warehouse hold, row by row, to be compared. */
public final class Star {
  private static final String TARGETS =
      """
      SELECT table_name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
        AND (table_name LIKE 'dim\\_%' OR table_name LIKE 'fact\\_%')
      ORDER BY table_name\
      """;
  // why: the order of loads shows in these two, and is not what the data says
  private static final String COLUMNS =
      """
      SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
      FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = ?
        AND column_name <> 'run_id' AND column_name NOT LIKE '%\\_record\\_id'\
      """;

  private static Map<String, List<String>> small;

  private Star() {}

  /** Every row of every target, sorted; without run and record numbers. */
  public static Map<String, List<String>> of(Database warehouse) {
    Map<String, List<String>> star = new LinkedHashMap<>();
    for (String target : warehouse.rows(TARGETS)) {
      String columns = warehouse.one(COLUMNS, target);
      star.put(
          target,
          warehouse.rows("SELECT %s FROM %s ORDER BY %s".formatted(columns, target, columns)));
    }
    return star;
  }

  /** What one star has and another one has not, as lines that begin with {@code -} or {@code +}. */
  public static List<String> differences(
      Map<String, List<String>> expected, Map<String, List<String>> actual) {
    List<String> differences = new ArrayList<>();
    for (String target : new TreeSet<>(expected.keySet())) {
      List<String> missing = new ArrayList<>(expected.get(target));
      List<String> more = new ArrayList<>(actual.getOrDefault(target, List.of()));
      for (String row : expected.get(target)) {
        // why: one for one, so that a doubled row is seen
        if (more.remove(row)) {
          missing.remove(row);
        }
      }
      missing.forEach(row -> differences.add("- " + target + " " + row));
      more.forEach(row -> differences.add("+ " + target + " " + row));
    }
    return differences;
  }

  /** What an undisturbed run makes of {@link Space#small}. */
  public static synchronized Map<String, List<String>> ofSmall() {
    if (small == null) {
      small = undisturbed();
    }
    return small;
  }

  /**
   * What undisturbed runs make of {@link Space#small}, one run before and one after each change.
   *
   * @param changes statements on the source
   */
  public static Map<String, List<String>> undisturbed(String... changes) {
    try (TestHub hub = TestHub.start(Space.small())) {
      hub.totesys();
      for (String change : changes) {
        hub.space().source().run(change);
        hub.totesys();
      }
      return of(hub.space().warehouse());
    }
  }
}
