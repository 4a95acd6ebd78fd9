package io.serai.totesys.transform;

import io.serai.core.Counts;
import io.serai.core.Ledger;
import io.serai.core.Run;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Counts a table once its manifest is durable, and closes the letter of the one it replaces. */
public final class TransformDone implements Processor {
  /** Exchange property that holds the {@link TransformJob} while the manifest is the body. */
  public static final String JOB = "totesys.job";

  private final Ledger ledger;

  public TransformDone(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void process(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    TransformJob job = exchange.getProperty(JOB, TransformJob.class);
    Counts counts = run.counts(job.input().table());
    counts.written(job.result().written());
    counts.rejected(job.result().rejected());
    counts.skipped(job.result().skipped());
    counts.produced(job.result().produced());
    if (job.input().replaces() != null) {
      ledger.replaced(run, "load", job.input().replaces());
    }
  }
}
