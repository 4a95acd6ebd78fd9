package io.serai.totesys.extract;

import io.serai.core.FaultPoints;
import io.serai.core.Ledger;
import io.serai.core.SeraiException;
import io.serai.lake.DiskSpace;
import io.serai.lake.Part;
import io.serai.totesys.TotesysError;
import io.serai.totesys.extract.SourceDb.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies one {@link Chunk} into a file on local disk and sets the body to the {@link Copied}. Holds
 * one row at a time.
 */
public final class CopyOut implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(CopyOut.class);

  private final SourceDb source;
  private final ChunkQuery query;
  private final SeenStore seen;
  private final Ledger ledger;
  private final Path workDir;
  private final LongSupplier freeBytes;
  private final Semaphore connections;

  /**
   * @param workDir where working files lie, {@code <workDir>/<runId>/<table>/}
   * @param freeBytes bytes free below it
   * @param connections how many chunks may be read at the same time; more threads than that let one
   *     put its part while the others read
   */
  public CopyOut(
      SourceDb source,
      ChunkQuery query,
      SeenStore seen,
      Ledger ledger,
      Path workDir,
      LongSupplier freeBytes,
      int connections) {
    this.source = source;
    this.query = query;
    this.seen = seen;
    this.ledger = ledger;
    this.workDir = workDir;
    this.freeBytes = freeBytes;
    this.connections = new Semaphore(connections);
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    Chunk chunk = exchange.getMessage().getBody(Chunk.class);
    exchange.getMessage().setBody(copy(chunk));
  }

  /**
   * @throws SeraiException SOURCE_UNAVAILABLE, DISK_FULL, LEDGER_UNAVAILABLE, LEASE_LOST
   */
  Copied copy(Chunk chunk) throws IOException {
    TableRead read = chunk.read();
    ReadPlan plan = read.plan();
    byte[] header = CsvFields.header(plan.header());
    Rejects rejects = new Rejects(ledger, read.run());
    RowFile file = new RowFile(workDir.resolve(localName(chunk)), header);
    Intake intake;
    long elapsedMs;
    connections.acquireUninterruptibly();
    try (file;
        Versions versions = open(read, chunk.range())) {
      intake = new Intake(read, header, versions, rejects, file);
      Sent sent = source.copy(read.run().source(), query.sql(plan, chunk.range()), intake);
      elapsedMs = sent.elapsedMs();
      read.width().learn(chunk.keys(), elapsedMs);
      requireAll(plan, sent.rows(), intake.taken());
      intake.end();
      versions.commit();
    } finally {
      connections.release();
    }
    log(read, intake, elapsedMs);
    FaultPoints.at("totesys.%s.after-read".formatted(read.run().stage()));
    return copied(read, file, intake, rejects, elapsedMs);
  }

  /** What is asked when a connection is free: a range may have waited for one. */
  private Versions open(TableRead read, KeyRange range) {
    ReadPlan plan = read.plan();
    read.run().requireLease();
    DiskSpace.require(freeBytes, plan.chunkBytes(), "totesys", plan.table().table());
    return seen.open(read, range);
  }

  private static Copied copied(
      TableRead read, RowFile file, Intake intake, Rejects rejects, long elapsedMs)
      throws IOException {
    ReadPlan plan = read.plan();
    String content = intake.content();
    boolean snapshot = plan.mode() == Mode.SNAPSHOT;
    if (snapshot && plan.delivered(content)) {
      // why: broken rows of an unchanged snapshot were refused when they came.
      Files.delete(file.path());
      long refused = rejects.stored();
      return new Copied(
          null,
          null,
          intake.taken(),
          intake.taken() - refused,
          refused,
          intake.greatest(),
          content,
          elapsedMs);
    }
    rejects.store();
    Part part = null;
    if (snapshot || file.rows() > 0) {
      part = part(read, file);
    } else {
      Files.delete(file.path());
    }
    return new Copied(
        part,
        part == null ? null : file.path().toFile(),
        intake.taken() + intake.gone(),
        intake.skipped(),
        rejects.stored(),
        intake.greatest(),
        content,
        elapsedMs);
  }

  /** {@code ingested/<table>/dt=<UTC date of the run>/run=<run id>/part-nnnnn.csv}. */
  private static Part part(TableRead read, RowFile file) {
    String table = read.plan().table().table();
    LocalDate day = LocalDate.ofInstant(read.run().scheduledFor(), ZoneOffset.UTC);
    String key =
        "ingested/%s/dt=%s/run=%s/%s"
            .formatted(table, day, read.run().id(), file.path().getFileName());
    return new Part(table, key, file.rows(), file.bytes(), file.sha256(), false);
  }

  private static Path localName(Chunk chunk) {
    TableRead read = chunk.read();
    return Path.of(
        read.run().id(), read.plan().table().table(), "part-%05d.csv".formatted(chunk.number()));
  }

  private static void requireAll(ReadPlan plan, long sent, long taken) {
    if (sent != taken) {
      throw new SeraiException(
          TotesysError.ROWS_MISSING,
          "totesys",
          "table '%s': the source sent '%d' rows, '%d' came",
          plan.table().table(),
          sent,
          taken);
    }
  }

  private static void log(TableRead read, Intake intake, long elapsedMs) {
    String table = read.plan().table().table();
    LOG.atDebug()
        .addKeyValue("flow", "totesys")
        .addKeyValue("runId", read.run().id())
        .addKeyValue("entityId", table)
        .addKeyValue("rows", intake.taken())
        .addKeyValue("elapsedMs", elapsedMs)
        .log("Read a chunk");
    if (intake.future() > 0) {
      LOG.atWarn()
          .addKeyValue("flow", "totesys")
          .addKeyValue("runId", read.run().id())
          .addKeyValue("entityId", table)
          .addKeyValue("rows", intake.future())
          .log("Rows are stamped ahead of the source's clock: delivered, the watermark stays");
    }
  }
}
