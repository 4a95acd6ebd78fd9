package io.serai.totesys.transform;

import io.serai.core.FaultPoints;
import io.serai.core.HubError;
import io.serai.core.Ledger;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.lake.Fetch;
import io.serai.totesys.DuckDatabase;
import io.serai.totesys.DuckSession;
import io.serai.totesys.DuckSettings;
import io.serai.totesys.SourceTable;
import io.serai.totesys.Target;
import io.serai.totesys.TotesysError;
import io.serai.totesys.transform.RowChecks.DateRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Turns the fetched parts of a {@link TransformJob} into Parquet files of its targets. Refused rows
 * go to the ledger, the others go on; the number of rows must be what the manifest says.
 */
public final class Remodel implements Processor {
  private final Ledger ledger;
  private final DuckSettings settings;
  private final Path sqlFolder;
  private final RowChecks checks;

  /**
   * @param sqlFolder holds one file per target: {@code config/totesys/transform}
   * @param minDate {@code totesys.dates.min}
   * @param maxDate {@code totesys.dates.max}
   */
  public Remodel(
      Ledger ledger, DuckSettings settings, Path sqlFolder, LocalDate minDate, LocalDate maxDate) {
    this.ledger = ledger;
    this.settings = settings;
    this.sqlFolder = sqlFolder;
    this.checks = new RowChecks(new DateRange(minDate, maxDate));
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    TransformJob job = exchange.getMessage().getBody(TransformJob.class);
    if (!job.intact()) {
      return;
    }
    FaultPoints.at("totesys.transform.after-read");
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    DuckDatabase database = DuckDatabase.of(run, settings, job.folder().getParent());
    try (DuckSession duck = database.session(TotesysError.TRANSFORM_FAILED)) {
      remodel(run, job, duck);
    }
  }

  private void remodel(Run run, TransformJob job, DuckSession duck) throws IOException {
    SourceTable source = job.input().source();
    if (OnePass.suits(source)) {
      Star star = new Star(duck, sqlFolder, job, run.id());
      Optional<RowCounts> rows = new OnePass(duck, job, checks).write(star);
      if (rows.isPresent()) {
        run.counts(source.table()).read(rows.get().read());
        finish(run, job, star, Map.of(source, rows.get()));
        return;
      }
    }
    checked(run, job, duck);
  }

  /** Every row is kept with what is to be said of it, before any of them is used. */
  private void checked(Run run, TransformJob job, DuckSession duck) throws IOException {
    SourceTable source = job.input().source();
    List<SourceTable> tables = new ArrayList<>(Recipe.parents(source));
    tables.add(source);
    Map<SourceTable, RowCounts> rows = new EnumMap<>(SourceTable.class);
    for (SourceTable table : tables) {
      SourceRows found = SourceRows.load(duck, table, job.filesOf(table), checks, job.folder());
      if (found.counts().read() != job.rowsOf(table)) {
        otherCount(run, job, table, found.counts().read());
        return;
      }
      rows.put(table, found.counts());
      if (table == source) {
        run.counts(source.table()).read(found.counts().read());
        found.refusals(batch -> ledger.reject(run, batch));
      }
    }
    Star star = new Star(duck, sqlFolder, job, run.id());
    Optional<Target> target = Recipe.own(source);
    if (target.isPresent()) {
      star.own(target.get());
    }
    finish(run, job, star, rows);
  }

  private static void finish(Run run, TransformJob job, Star star, Map<SourceTable, RowCounts> rows)
      throws IOException {
    SourceTable source = job.input().source();
    Optional<Target> derived = Recipe.derived(source);
    if (derived.isPresent()) {
      star.derived(derived.get());
    }
    job.finish(star.result(rows));
    requireBalance(run, job, rows.get(source).read());
  }

  /** The checksum holds and the number of rows does not: the manifest itself is wrong. */
  private static void otherCount(Run run, TransformJob job, SourceTable table, long found) {
    Optional<Fetch> first = job.filesOf(table).stream().findFirst();
    SeraiException why =
        new SeraiException(
            HubError.ALTERED_FILE,
            "totesys",
            "the files of '%s' hold %d rows, their manifest says %d",
            first.map(Fetch::manifest).orElse(job.input().key()),
            found,
            job.rowsOf(table));
    if (first.isEmpty()) {
      run.notConserved(table.table(), why);
      throw why;
    }
    first.get().damaged(why);
  }

  private static void requireBalance(Run run, TransformJob job, long read) {
    Remodelled result = job.result();
    if (read == result.written() + result.rejected() + result.skipped()) {
      return;
    }
    SeraiException why =
        new SeraiException(
            TotesysError.ROWS_MISSING,
            "totesys",
            "of %d rows of '%s' %d were written, %d refused, %d passed over",
            read,
            job.input().key(),
            result.written(),
            result.rejected(),
            result.skipped());
    run.notConserved(job.input().table(), why);
    throw why;
  }
}
