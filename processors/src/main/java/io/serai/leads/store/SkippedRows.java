package io.serai.leads.store;

import io.serai.leads.ClickRow;
import io.serai.leads.Entity;
import io.serai.leads.Ineligible;
import java.time.Clock;
import org.bson.Document;

/** Rows that are no click to be stored, each with its reason; relink reads them again. */
public final class SkippedRows {
  private final Clock clock;

  public SkippedRows(Clock clock) {
    this.clock = clock;
  }

  /** Adds a row to the phase that began last, which is one of {@link Store#SKIPPED}. */
  public void add(Writes writes, String unit, ClickRow row, Ineligible reason) {
    String guid = row.guid().orElseThrow();
    Document columns = new Document();
    row.columns().forEach(columns::append);
    writes.upsert(
        new Document("guid", guid),
        new Document(
                "$setOnInsert",
                new Document("_id", Entity.hash("skipped|" + guid)).append("date", clock.instant()))
            .append(
                "$set",
                new Document("unit", unit)
                    .append("reason", reason.name())
                    .append("jobId", row.jobId())
                    .append("row", columns)),
        null,
        null);
  }
}
