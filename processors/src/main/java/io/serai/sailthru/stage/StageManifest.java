package io.serai.sailthru.stage;

import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import io.serai.lake.Part;
import io.serai.sailthru.Entry;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Makes the stage manifest of a {@link StageJob} whose parts are all put (I1). */
public final class StageManifest implements Processor {
  /** Exchange property that keeps the job while the manifest is the body. */
  static final String JOB = "job";

  private final String revenueUnit;

  /**
   * @param revenueUnit {@code sailthru.revenue.unit}, which the manifest tells whoever reads the
   *     parts
   */
  public StageManifest(String revenueUnit) {
    this.revenueUnit = revenueUnit;
  }

  @Override
  public void process(Exchange exchange) {
    StageJob job = exchange.getProperty(JOB, StageJob.class);
    long rows = job.parts().stream().filter(part -> !part.derived()).mapToLong(Part::rows).sum();
    exchange
        .getMessage()
        .setBody(
            new Manifest(
                "sailthru",
                "stage",
                ManifestCodec.runIdOf(job.key()),
                job.received().name(),
                job.key(),
                rows,
                job.entries().stream().mapToLong(Entry::rejected).sum(),
                Map.of(
                    Entry.FACT,
                    Entry.write(job.entries()),
                    "export",
                    job.exportName(),
                    "revenueUnit",
                    revenueUnit),
                job.parts()));
  }
}
