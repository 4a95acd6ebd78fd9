package io.serai.totesys.transform;

import static io.serai.totesys.DuckSession.name;
import static io.serai.totesys.DuckSession.text;

import io.serai.core.SqlFile;
import io.serai.lake.ListingWindow;
import io.serai.lake.Manifest;
import io.serai.lake.Part;
import io.serai.lake.PartFile;
import io.serai.totesys.DuckSession;
import io.serai.totesys.SourceTable;
import io.serai.totesys.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Writes the Parquet files of one job, each by the query in its target's SQL file. */
final class Star {
  /** Manifest fact: how the source was read. */
  private static final String MODE = "mode";

  private final DuckSession duck;
  private final Path sqlFolder;
  private final TransformJob job;
  private final String transformRunId;
  private final List<Product> products = new ArrayList<>();
  private long warnings;

  Star(DuckSession duck, Path sqlFolder, TransformJob job, String transformRunId) {
    this.duck = duck;
    this.sqlFolder = sqlFolder;
    this.job = job;
    this.transformRunId = transformRunId;
  }

  /** The target of the table's own rows. */
  void own(Target target) throws IOException {
    rows(target, false);
  }

  /** The target that is made again; without its base table there is nothing to make it of. */
  void derived(Target target) throws IOException {
    if (target == Target.DIM_DATE) {
      calendar();
    } else if (job.sources().containsKey(target.source().orElseThrow())) {
      rows(target, true);
    }
  }

  private void rows(Target target, boolean derived) throws IOException {
    SqlFile sql = file(target);
    if (target == Target.DIM_CURRENCY) {
      CurrencyNames.load(duck);
    }
    write(target, sql.get("rows"), derived);
    if (sql.has("warnings")) {
      warnings += duck.count(sql.get("warnings"));
    }
  }

  /** The days a fact refers to, and the base range once. */
  private void calendar() throws IOException {
    Target target = Recipe.own(job.input().source()).orElseThrow();
    SqlFile fact = file(target);
    duck.run("CREATE TEMP VIEW %s AS FROM %s".formatted(name(target.table()), rowsOf(target)));
    duck.run(
        "CREATE TEMP TABLE referenced AS SELECT DISTINCT d FROM (%s) WHERE d IS NOT NULL"
            .formatted(fact.get("dates")));
    SqlFile sql = file(Target.DIM_DATE);
    String days = "full".equals(job.own().facts().get(MODE)) ? "full" : "delta";
    write(Target.DIM_DATE, sql.get("calendar", Map.of("days", sql.get(days))), true);
  }

  private void write(Target target, String query, boolean derived) throws IOException {
    Path file = parquet(target);
    long rows = duck.writeParquet(query, file, "zstd");
    // why: an empty snapshot still says that every row is gone; other empty files say nothing
    if (rows > 0 || target.isFullSet()) {
      String key =
          "processed/%s/dt=%s/run=%s/%s-%s.parquet"
              .formatted(
                  target.table(),
                  ListingWindow.date(job.input().runId()),
                  job.input().runId(),
                  job.input().table(),
                  transformRunId);
      Part part = PartFile.describe(target.table(), key, rows, derived, file);
      products.add(new Product(part, file.toFile()));
    }
  }

  /** The rows of a target that was written, as DuckDB's FROM clause names them. */
  String rowsOf(Target target) {
    return "read_parquet(%s)".formatted(text(parquet(target).toString()));
  }

  /** Its file, whether it is there or not. */
  Path parquet(Target target) {
    return job.folder().resolve(target.table() + ".parquet");
  }

  private SqlFile file(Target target) {
    return SqlFile.read(sqlFolder.resolve(target.table() + ".sql"));
  }

  /** What came of the job, when every target was written. */
  Remodelled result(Map<SourceTable, RowCounts> rows) {
    SourceTable source = job.input().source();
    RowCounts own = rows.get(source);
    long homeless =
        Recipe.own(source).isPresent()
            ? 0
            : duck.count("SELECT count(*) FROM " + name(source.table()));
    Manifest manifest =
        new Manifest(
            "totesys",
            "transform",
            job.input().runId(),
            job.input().name(),
            job.input().key(),
            written(),
            own.refused(),
            facts(rows),
            products.stream().map(Product::part).toList());
    return new Remodelled(
        List.copyOf(products),
        manifest,
        written(),
        own.refused(),
        own.superseded() + homeless,
        rows(true));
  }

  /** Rows in the table's own target. */
  long written() {
    return rows(false);
  }

  private long rows(boolean derived) {
    return products.stream()
        .map(Product::part)
        .filter(part -> part.derived() == derived)
        .mapToLong(Part::rows)
        .sum();
  }

  private Map<String, String> facts(Map<SourceTable, RowCounts> rows) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(MODE, job.own().facts().getOrDefault(MODE, "full"));
    facts.put("transformRun", transformRunId);
    if (warnings > 0) {
      facts.put("warnings", String.valueOf(warnings));
    }
    TreeSet<String> incomplete = new TreeSet<>();
    rows.forEach(
        (table, counts) ->
            Target.of(table)
                .filter(target -> counts.refused() > 0 || refusedBefore(table))
                .ifPresent(target -> incomplete.add(target.table())));
    if (!incomplete.isEmpty()) {
      // why: a refused row is still in the source; its dimension row must not look deleted
      facts.put("incomplete", String.join(",", incomplete));
    }
    return facts;
  }

  /** Whether extract refused rows of a table already; a parent that was never read refused none. */
  private boolean refusedBefore(SourceTable table) {
    Manifest manifest = job.sources().get(table);
    return manifest != null && manifest.rejected() > 0;
  }
}
