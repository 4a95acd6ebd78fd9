package io.serai.sailthru.stage;

import io.serai.core.Counts;
import io.serai.core.Run;
import io.serai.lake.Manifest;
import io.serai.lake.Part;
import io.serai.sailthru.Entry;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Counts a staged file, once its manifest is durable: the lines that were read, and the rows of the
 * parts that were put.
 */
public final class StageDone implements Processor {
  @Override
  public void process(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    StageJob job = exchange.getProperty(StageManifest.JOB, StageJob.class);
    Manifest manifest = exchange.getProperty("manifest", Manifest.class);
    Counts counts = run.counts(job.received().name());
    counts.read(job.entries().stream().mapToLong(Entry::read).sum());
    counts.rejected(job.entries().stream().mapToLong(Entry::rejected).sum());
    counts.written(manifest.rows());
    counts.produced(manifest.parts().stream().filter(Part::derived).mapToLong(Part::rows).sum());
  }
}
