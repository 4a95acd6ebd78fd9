package io.serai.sailthru.stage;

import io.serai.core.FaultPoints;
import io.serai.core.Ledger;
import io.serai.core.Reject;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.sailthru.SailthruError;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Turns the fetched export of a {@link StageJob} into files of rows. An archive that breaks a limit
 * or is damaged inside is set aside as a whole, for it will never be better.
 */
public final class StageExplode implements Processor {
  private static final int BATCH = 500;

  private final Ledger ledger;
  private final ExportReader reader;

  public StageExplode(Ledger ledger, ExportReader reader) {
    this.ledger = ledger;
    this.reader = reader;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    StageJob job = exchange.getMessage().getBody(StageJob.class);
    FaultPoints.at("sailthru.stage.after-read");
    List<Reject> batch = new ArrayList<>();
    try {
      reader.read(run, job, reject -> refuse(run, batch, reject));
      ledger.reject(run, batch);
    } catch (ZipException | EOFException e) {
      throw setAside(
          run,
          job,
          new SeraiException(
              SailthruError.BROKEN_EXPORT,
              "sailthru",
              "'%s' is damaged inside: %s",
              job.exportName(),
              e.getMessage()));
    } catch (SeraiException e) {
      throw e.code() == SailthruError.EXPORT_REFUSED || e.code() == SailthruError.BROKEN_EXPORT
          ? setAside(run, job, e)
          : e;
    }
  }

  private void refuse(Run run, List<Reject> batch, Reject reject) {
    batch.add(reject);
    if (batch.size() == BATCH) {
      ledger.reject(run, batch);
      batch.clear();
    }
  }

  private SeraiException setAside(Run run, StageJob job, SeraiException why) {
    ledger.quarantine(
        run, job.key(), why, Map.of("unit", job.received().name(), "export", job.exportName()), "");
    return why;
  }
}
