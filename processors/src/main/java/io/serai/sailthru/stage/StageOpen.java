package io.serai.sailthru.stage;

import io.serai.core.HubError;
import io.serai.core.Ledger;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.lake.Attempts;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import io.serai.lake.ManifestStore;
import io.serai.lake.SetAside;
import io.serai.lake.UnitFolder;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Opens the receive manifest whose key is the body: notes the try, reads it, checks the disk. The
 * body becomes a {@link StageJob}, or null when the file is to be left alone.
 */
public final class StageOpen implements Processor {
  /** Bytes of packed working files that a packed byte may become. */
  private static final int EXPANSION = 3;

  private final ManifestStore lake;
  private final Attempts attempts;
  private final SetAside setAside;
  private final UnitFolder folders;

  public StageOpen(ManifestStore lake, Ledger ledger, SetAside setAside, UnitFolder folders) {
    this.lake = lake;
    this.attempts = new Attempts(ledger);
    this.setAside = setAside;
    this.folders = folders;
  }

  @Override
  public void process(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    String key = exchange.getMessage().getBody(String.class);
    exchange.getMessage().setBody(null);
    if (!attempts.begin(exchange, run, key)) {
      return;
    }
    try {
      Manifest received = lake.read("sailthru", key);
      long bytes = received.parts().get(0).bytes();
      String unit = ManifestCodec.runIdOf(key) + "-" + received.name();
      StageJob job =
          new StageJob(key, received, folders.open(exchange, run, unit, bytes * EXPANSION));
      exchange.getMessage().setBody(job);
    } catch (SeraiException e) {
      if (e.code() != HubError.BAD_MANIFEST) {
        throw e;
      }
      setAside.manifest(run, ManifestCodec.unitOf(key), key, e);
    }
  }
}
