package io.serai.acceptance.totesys;

import io.serai.acceptance.harness.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the warehouse must hold, told from the source's audit log in {@code replay.sql}: the test
 * says when the hub looked, and nothing else of the hub is known there.
 */
final class Replay {
  private static final List<String> TARGETS =
      List.of(
          "fact_sales_order",
          "fact_purchase_order",
          "fact_payment",
          "current_sales_order",
          "current_payment",
          "dim_design",
          "dim_location",
          "dim_counterparty",
          "dim_staff",
          "dim_transaction",
          "dim_currency",
          "dim_payment_type");

  private final Database source;
  private final Map<String, Integer> ticks = new LinkedHashMap<>();
  private int looks;

  /** Remembers the source as it is before anything changes. */
  Replay(Database source) {
    this.source = source;
    source.run(sql("replay.sql"));
  }

  /** The hub is about to look: what it can see from now on, it can see by this look. */
  void look(boolean compared) {
    looks++;
    source.run(
        """
        INSERT INTO replay.look VALUES (%1$d, %2$b);
        INSERT INTO replay.version
        SELECT seq, table_name, pk, row, %1$d FROM activity.audit
        WHERE pk IS NOT NULL AND seq NOT IN (SELECT seq FROM replay.version WHERE seq > 0)"""
            .formatted(looks, compared));
  }

  /** A run of the newest look was due then: the moment of the tombstones it leaves. */
  void tick(Instant scheduledFor) {
    LocalDateTime moment = LocalDateTime.ofInstant(scheduledFor, ZoneOffset.UTC);
    ticks.put(text(moment), looks);
  }

  private String text(LocalDateTime moment) {
    return source.one("SELECT ?::timestamp::text", Timestamp.valueOf(moment).toString());
  }

  /** What the audit says that the targets hold. */
  Map<String, List<String>> expected() {
    return rows(source, "replay");
  }

  /** What they hold. */
  Map<String, List<String>> found(Database warehouse) {
    warehouse.run(sql("warehouse.sql"));
    Map<String, List<String>> found = rows(warehouse, "told");
    found.replaceAll((target, rows) -> rows.stream().map(this::inLooks).sorted().toList());
    return found;
  }

  /** A tombstone with the look that left it, which the audit knows, for its moment. */
  private String inLooks(String row) {
    String[] columns = row.split("\\|", -1);
    Integer look = columns.length > 3 ? ticks.get(columns[2]) : null;
    if (look == null || !columns[columns.length - 1].equals("t")) {
      return row;
    }
    columns[2] = "look " + look;
    return String.join("|", columns);
  }

  private static Map<String, List<String>> rows(Database database, String schema) {
    Map<String, List<String>> targets = new LinkedHashMap<>();
    for (String target : TARGETS) {
      List<String> rows =
          new ArrayList<>(database.rows("SELECT * FROM %s.%s".formatted(schema, target)));
      Collections.sort(rows);
      targets.put(target, rows);
    }
    return targets;
  }

  private static String sql(String name) {
    try (var in = Replay.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
