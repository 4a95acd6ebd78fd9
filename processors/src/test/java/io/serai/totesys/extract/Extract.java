package io.serai.totesys.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.core.Run;
import io.serai.testing.HubRoutes;
import io.serai.testing.MemoryLedger;
import io.serai.testing.MemoryS3;
import io.serai.testing.Postgres;
import io.serai.totesys.SourceTable;
import io.serai.totesys.SourceTable.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;

/** The whole stage over a real source and hub database; S3 and ledger are in memory. */
final class Extract implements AutoCloseable {
  private static final Path SQL = Path.of("config/totesys/extract");
  private static final Path MIGRATIONS = Path.of("hub/src/main/resources/db/migration");

  final DataSource source;
  final DataSource hub = Postgres.database();
  final MemoryLedger ledger = new MemoryLedger();
  final MemoryS3 s3 = new MemoryS3();
  final HubRoutes routes = new HubRoutes();
  final SeenStore seen = new SeenStore(hub, SQL);
  final Path workDir;
  long freeBytes = Long.MAX_VALUE;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final ExecutorService threads = Executors.newFixedThreadPool(3);
  private int runs;

  Extract(Path workDir) {
    this(workDir, Postgres.database());
  }

  /** Starts over an empty source database, with chunks of ten keys. */
  Extract(Path workDir, DataSource source) {
    this.workDir = workDir;
    this.source = source;
    Postgres.execute(
        source, Arrays.stream(SourceTable.values()).map(Extract::ddl).toArray(String[]::new));
    Postgres.execute(
        hub,
        "CREATE SCHEMA serai",
        "CREATE TABLE serai.watermark (flow text, key text, value text, run_id text,"
            + " PRIMARY KEY (flow, key))",
        text(MIGRATIONS.resolve("V2__totesys_seen.sql")),
        text(MIGRATIONS.resolve("V3__totesys_gone.sql")),
        text(MIGRATIONS.resolve("V31__totesys_seen_batches.sql")));
    start();
  }

  private void start() {
    SourceDb db = new SourceDb(source, SQL, Duration.ofSeconds(15));
    SourceCatalog catalog = new SourceCatalog(db, "public", SQL);
    Map<String, Object> beans =
        Map.of(
            "totesysDueTables", new DueTables(),
            "totesysTableAttempt", new TableAttempt(ledger),
            "totesysTablePlanner",
                new TablePlanner(
                    catalog, seen, ledger, Duration.ofMinutes(10), 10, Duration.ofSeconds(1)),
            "totesysExtractThreads", threads,
            "totesysCopyOut",
                new CopyOut(
                    db, new ChunkQuery(catalog, SQL), seen, ledger, workDir, () -> freeBytes, 2),
            "totesysChunkConfirm", new ChunkConfirm(),
            "totesysExtractManifest", new ExtractManifest(),
            "totesysTableSettle", new TableSettle(ledger, 10_000),
            "s3", s3);
    beans.forEach(camel.getRegistry()::bind);
    camel.getPropertiesComponent().addInitialProperty("totesys.ingestion-bucket", "in");
    try {
      camel.addRoutesConfigurations(routes.configurations());
      camel.addRoutes(routes.putManifest());
      for (String stage : List.of("extract", "reconcile")) {
        PluginHelper.getRoutesLoader(camel)
            .loadRoutes(
                PluginHelper.getResourceLoader(camel)
                    .resolveResource("file:routes/totesys-%s.camel.yaml".formatted(stage)));
      }
      camel.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A run of some tables that closes as the hub closes it. */
  Run run(SourceTable... tables) {
    Run run = open(tables);
    close(run);
    return run;
  }

  /** A comparison of some tables that closes. */
  Run compare(SourceTable... tables) {
    Run run = open("reconcile", tables);
    close(run);
    return run;
  }

  /** A run that has not closed: its watermarks are not durable. */
  Run open(SourceTable... tables) {
    return open("extract", tables);
  }

  Run open(String stage, SourceTable... tables) {
    Run run =
        new Run(
            "R%03d".formatted(++runs),
            "T",
            "totesys",
            stage,
            Instant.parse("2026-11-21T04:00:00Z"),
            runs,
            Map.of("tables", Arrays.stream(tables).map(SourceTable::table).toList()));
    Exchange exchange =
        camel
            .createProducerTemplate()
            .send("direct:totesys-" + stage, e -> e.setProperty(Run.PROPERTY, run));
    assertThat(exchange.getException()).isNull();
    assertThat(run.tally()).matches(tally -> tally.balanced());
    return run;
  }

  void close(Run run) {
    ledger.close(run);
    run.watermarks()
        .forEach(
            (key, value) ->
                Postgres.execute(
                    hub,
                    "INSERT INTO serai.watermark VALUES ('totesys', '%s', '%s', '%s') ON CONFLICT (flow, key) DO UPDATE SET value = excluded.value, run_id = excluded.run_id"
                        .formatted(key, value, run.id())));
  }

  /** The watermark of a table. */
  TableMark mark(SourceTable table) {
    return ledger
        .watermark("totesys", TableMark.key(table))
        .map(w -> TableMark.decode(w.value()))
        .orElse(TableMark.NONE);
  }

  /** Data lines of a run's parts of a table, in order. */
  List<String> lines(Run run, SourceTable table) {
    return s3.objects().entrySet().stream()
        .filter(e -> e.getKey().startsWith(folder(run, table)))
        .flatMap(e -> new String(e.getValue(), StandardCharsets.UTF_8).lines().skip(1))
        .toList();
  }

  static String folder(Run run, SourceTable table) {
    return "in/ingested/%s/dt=2026-11-21/run=%s/".formatted(table.table(), run.id());
  }

  List<String> sql(String query) {
    return Postgres.rows(source, query);
  }

  void change(String... statements) {
    Postgres.execute(source, statements);
  }

  /** Inserts transactions {@code first} to {@code last}, changed at {@code stamp}. */
  void transactions(int first, int last, String stamp) {
    change(
        "INSERT INTO transaction SELECT i, 'SALE', i, NULL, '%s', '%s' FROM generate_series(%d, %d) i"
            .formatted(stamp, stamp, first, last));
  }

  private static String ddl(SourceTable table) {
    return table.columns().stream()
        .map(Extract::ddl)
        .collect(
            Collectors.joining(
                ", ",
                "CREATE TABLE " + table.table() + " (",
                ", PRIMARY KEY (" + table.key() + "))"));
  }

  private static String ddl(Column column) {
    String type =
        switch (column.type()) {
          case INT -> "integer";
          case TEXT, DATE -> "text";
          case TIMESTAMP -> "timestamp(3)";
          case MONEY -> "numeric(10,2)";
          case BOOLEAN -> "boolean";
        };
    return "%s %s %s".formatted(column.name(), type, column.required() ? "NOT NULL" : "");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    camel.stop();
    threads.shutdown();
  }
}
