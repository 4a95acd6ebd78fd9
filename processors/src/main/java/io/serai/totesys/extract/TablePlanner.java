package io.serai.totesys.extract;

import io.serai.core.Ledger;
import io.serai.core.Ledger.Watermark;
import io.serai.core.Run;
import io.serai.totesys.SourceTable;
import io.serai.totesys.extract.SourceCatalog.Look;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Turns a {@link SourceTable} into the {@link TableRead} that is due. */
public final class TablePlanner implements Processor {
  private final SourceCatalog catalog;
  private final SeenStore seen;
  private final Ledger ledger;
  private final SchemaContract contract;
  private final Duration overlap;
  private final long chunkKeys;
  private final Duration longestStatement;

  /**
   * @param overlap how far before the watermark a delta begins, for rows that were committed late
   * @param chunkKeys keys of one chunk at most, and the rows a delta may have before it is chunked
   *     too
   * @param longestStatement what a chunk's statement should stay below
   */
  public TablePlanner(
      SourceCatalog catalog,
      SeenStore seen,
      Ledger ledger,
      Duration overlap,
      long chunkKeys,
      Duration longestStatement) {
    this.catalog = catalog;
    this.seen = seen;
    this.ledger = ledger;
    this.contract = new SchemaContract(ledger);
    this.overlap = overlap;
    this.chunkKeys = chunkKeys;
    this.longestStatement = longestStatement;
  }

  @Override
  public void process(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    SourceTable table = exchange.getMessage().getBody(SourceTable.class);
    TableRead read =
        new TableRead(run, plan(run, table), new ChunkWidth(longestStatement, chunkKeys));
    exchange.setProperty(TableRead.PROPERTY, read);
    exchange.getMessage().setBody(read);
  }

  private ReadPlan plan(Run run, SourceTable table) {
    Look look = catalog.look(table, run.source());
    contract.require(run, table, look.drift());
    TableState state = look.state();
    TableMark mark =
        ledger
            .watermark(run.flow(), TableMark.key(table))
            .map(Watermark::value)
            .map(TableMark::decode)
            .orElse(TableMark.NONE);
    List<String> altered =
        ledger.altered(run.flow(), "transform").stream()
            .filter(key -> key.endsWith("/" + table.table() + ".json"))
            .toList();
    Mode mode = ReadPlan.mode(table, mark, altered, run.stage().equals(DueTables.RECONCILE));
    if (mode.versioned()) {
      seen.settle(table, run.id());
    }
    return switch (mode) {
      case SNAPSHOT -> new ReadPlan(table, mode, null, 0, state.bytes(), state, mark, altered);
      case FULL, RECONCILE ->
          new ReadPlan(table, mode, null, chunkKeys, state.bytes(), state, mark, altered);
      case DELTA -> delta(run, table, state, mark);
    };
  }

  private ReadPlan delta(Run run, SourceTable table, TableState state, TableMark mark) {
    Stamp since = mark.stamp().plus(overlap.negated());
    Estimate estimate = catalog.estimate(table, state, since, run.source());
    // why: after a mass update one scan would exceed the source's time limit and the local disk.
    long keys = estimate.rows() > chunkKeys ? chunkKeys : 0;
    return new ReadPlan(table, Mode.DELTA, since, keys, estimate.bytes(), state, mark, List.of());
  }
}
