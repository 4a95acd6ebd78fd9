package io.serai.acceptance.bench.totesys;

import io.serai.acceptance.harness.Database;
import io.serai.acceptance.harness.Space;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The sandbox's generated source with its large tables repeated under new keys.
 *
 * @param factRows rows of the three facts together
 * @param allRows rows of all tables that are extracted
 */
record LargeSource(Space space, long factRows, long allRows) {
  private static final List<String> FACTS = List.of("sales_order", "purchase_order", "payment");
  private static final List<String> LARGE =
      List.of("sales_order", "purchase_order", "transaction", "payment");

  /**
   * @param wanted rows of the three facts together; rounded up to whole copies of what is there
   */
  static LargeSource of(long wanted) throws IOException {
    Space space = Space.generated();
    Database source = space.source();
    long once = rows(source, FACTS);
    String sql = text().replace("{copies}", String.valueOf((wanted + once - 1) / once));
    for (String table : LARGE) {
      long keys = source.number("SELECT max(%s_id) FROM \"%s\"".formatted(table, table));
      sql = sql.replace("{" + table + "}", String.valueOf(keys));
    }
    source.run(sql);
    source.run("VACUUM ANALYZE");
    return new LargeSource(space, rows(source, FACTS), rows(source, LARGE));
  }

  private static String text() throws IOException {
    try (var in = LargeSource.class.getResourceAsStream("repeat.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static long rows(Database source, List<String> tables) {
    return tables.stream()
        .mapToLong(table -> source.number("SELECT count(*) FROM \"%s\"".formatted(table)))
        .sum();
  }

  void drop() {
    space.drop();
    space.source().drop();
  }
}
