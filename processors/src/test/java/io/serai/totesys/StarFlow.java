package io.serai.totesys;

import io.serai.core.Run;
import io.serai.lake.FetchLost;
import io.serai.lake.FetchPart;
import io.serai.lake.ListingWindow;
import io.serai.lake.ManifestStore;
import io.serai.lake.SetAside;
import io.serai.lake.UnitFolder;
import io.serai.testing.MemoryLedger;
import io.serai.totesys.load.Dialect;
import io.serai.totesys.load.LoadMerge;
import io.serai.totesys.load.LoadOpen;
import io.serai.totesys.load.LoadPending;
import io.serai.totesys.load.LoadUnpack;
import io.serai.totesys.load.PostgresDialect;
import io.serai.totesys.transform.ExtractBalance;
import io.serai.totesys.transform.Remodel;
import io.serai.totesys.transform.TransformDone;
import io.serai.totesys.transform.TransformOpen;
import io.serai.totesys.transform.TransformPending;
import io.serai.warehouse.LoadSettings;
import io.serai.warehouse.PrepareWarehouse;
import io.serai.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.apache.camel.Processor;
import software.amazon.awssdk.services.s3.S3Client;

/** The stages transform and load as the hub wires them, over S3 and ledger in memory. */
public final class StarFlow implements AutoCloseable {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T05:00:00Z"), ZoneOffset.UTC);
  private static final Duration DAY = Duration.ofDays(1);

  private static final DuckSettings DUCK = new DuckSettings("128MB", 2);

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final MemoryLedger ledger;
  private final FlowContext context;
  private int runs;

  /** Loads into PostgreSQL. */
  public StarFlow(
      S3Client s3, MemoryLedger ledger, Path work, LongSupplier freeBytes, DataSource warehouse)
      throws Exception {
    this(
        s3,
        ledger,
        new UnitFolder(work, freeBytes),
        warehouse,
        new PostgresDialect(Path.of("config/totesys/load/postgres")),
        new LoadUnpack(DUCK));
  }

  /**
   * @param unpack what a fetched part becomes before it is merged
   */
  public StarFlow(
      S3Client s3,
      MemoryLedger ledger,
      UnitFolder folders,
      DataSource warehouse,
      Dialect dialect,
      Processor unpack)
      throws Exception {
    this.ledger = ledger;
    Map<String, Object> beans = new HashMap<>();
    ManifestStore ingestion = new ManifestStore(s3, Lake.INGESTION);
    ManifestStore processed = new ManifestStore(s3, Lake.PROCESSED);
    SetAside setAside = new SetAside(ledger);
    beans.put("totesysFetchThreads", threads);
    beans.put("totesysFetchPart", new FetchPart());
    beans.put("totesysFetchLost", new FetchLost());
    beans.put("totesysSetAside", setAside);
    beans.put(
        "totesysTransformPending",
        new TransformPending(
            ingestion,
            processed,
            ledger,
            new ListingWindow(CLOCK, DAY),
            new ExtractBalance(ingestion, ledger, setAside)));
    beans.put("totesysTransformOpen", new TransformOpen(ingestion, ledger, setAside, folders));
    beans.put(
        "totesysRemodel",
        new Remodel(
            ledger,
            DUCK,
            Path.of("config/totesys/transform"),
            LocalDate.parse("1970-01-01"),
            LocalDate.parse("2100-01-01")));
    beans.put("totesysTransformDone", new TransformDone(ledger));
    Warehouse star =
        new Warehouse(
            warehouse,
            dialect,
            new LoadSettings(
                "public", Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofSeconds(2)),
            TotesysError.WAREHOUSE);
    Path scripts = Path.of("config/totesys/warehouse");
    beans.put(
        "totesysPrepareWarehouse",
        new PrepareWarehouse(warehouse, dialect, "public", scripts, TotesysError.WAREHOUSE));
    beans.put(
        "totesysLoadPending",
        new LoadPending(processed, ledger, star, new ListingWindow(CLOCK, DAY)));
    beans.put("totesysLoadOpen", new LoadOpen(processed, ledger, setAside, folders));
    beans.put("totesysLoadUnpack", unpack);
    beans.put("totesysLoadMerge", new LoadMerge(star, dialect, CLOCK));
    context = new FlowContext(s3, beans, "totesys-transform.camel.yaml", "totesys-load.camel.yaml");
  }

  public Run transform() {
    return run("transform", 1);
  }

  public Run load() {
    return load(1);
  }

  /** Loads with the lease's token. */
  public Run load(long token) {
    return run("load", token);
  }

  private Run run(String stage, long token) {
    runs++;
    String id = "20261121T05%02d00000Z-%06d".formatted(runs, runs);
    Run run = new Run(id, "t", "totesys", stage, Instant.EPOCH, token, Map.of());
    context.run(run);
    run.shared().close();
    ledger.close(run);
    if (!ledger.open().isEmpty()) {
      throw new AssertionError("tries without an end: " + ledger.open());
    }
    return run;
  }

  @Override
  public void close() {
    context.close();
    threads.shutdown();
  }
}
