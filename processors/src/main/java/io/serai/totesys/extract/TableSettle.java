package io.serai.totesys.extract;

import io.serai.core.Ledger;
import io.serai.core.Run;
import io.serai.totesys.SourceTable.Reading;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the read of a table whose manifest, if it has one, is durable: moves the watermark on the
 * run (I2) and reports altered manifests as made again. A table without changes moves nothing.
 */
public final class TableSettle implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(TableSettle.class);

  private final Ledger ledger;
  private final long snapshotMaxRows;

  /**
   * @param snapshotMaxRows rows above which reading a table whole every run is not sensible
   */
  public TableSettle(Ledger ledger, long snapshotMaxRows) {
    this.ledger = ledger;
    this.snapshotMaxRows = snapshotMaxRows;
  }

  @Override
  public void process(Exchange exchange) {
    TableRead read = exchange.getProperty(TableRead.PROPERTY, TableRead.class);
    ReadPlan plan = read.plan();
    Run run = read.run();
    if (read.moved()) {
      run.moveWatermark(TableMark.key(plan.table()), read.mark().encode());
    }
    plan.altered().forEach(manifest -> ledger.replaced(run, "transform", manifest));
    read.settle();
    if (plan.table().reading() == Reading.SNAPSHOT && read.rows() > snapshotMaxRows) {
      LOG.atWarn()
          .addKeyValue("flow", run.flow())
          .addKeyValue("runId", run.id())
          .addKeyValue("entityId", plan.table().table())
          .addKeyValue("rows", read.rows())
          .log("The table is read whole every run and has grown past {} rows", snapshotMaxRows);
    }
    LOG.atDebug()
        .addKeyValue("flow", run.flow())
        .addKeyValue("runId", run.id())
        .addKeyValue("entityId", plan.table().table())
        .addKeyValue("rows", read.rows())
        .addKeyValue("elapsedMs", read.slowestMs())
        .log("Read a table; elapsedMs is its longest statement");
  }
}
