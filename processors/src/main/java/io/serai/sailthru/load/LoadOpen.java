package io.serai.sailthru.load;

import io.serai.core.HubError;
import io.serai.core.Ledger;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.lake.Attempts;
import io.serai.lake.Fetch;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import io.serai.lake.ManifestStore;
import io.serai.lake.Part;
import io.serai.lake.SetAside;
import io.serai.lake.UnitFolder;
import io.serai.sailthru.SailthruError;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Opens the stage manifest whose key is the body: notes the try, reads it, checks the disk. The
 * body becomes a {@link LoadJob}, or null when there is nothing to load now.
 */
public final class LoadOpen implements Processor {
  private final ManifestStore lake;
  private final Attempts attempts;
  private final SetAside setAside;
  private final UnitFolder folders;

  public LoadOpen(ManifestStore lake, Ledger ledger, SetAside setAside, UnitFolder folders) {
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
    if (warehouseGone(run) || !attempts.begin(exchange, run, key)) {
      return;
    }
    try {
      exchange.getMessage().setBody(open(exchange, run, key, lake.read("sailthru", key)));
    } catch (SeraiException e) {
      if (e.code() != HubError.BAD_MANIFEST) {
        throw e;
      }
      setAside.manifest(run, ManifestCodec.unitOf(key), key, e);
    }
  }

  /** why: with the warehouse gone, each further file would only wait for a connection in vain. */
  private static boolean warehouseGone(Run run) {
    return run.failures().stream()
        .anyMatch(f -> SeraiException.codeOf(f.cause()) == SailthruError.WAREHOUSE_UNAVAILABLE);
  }

  private LoadJob open(Exchange exchange, Run run, String key, Manifest manifest) {
    run.expect(manifest.rows());
    long bytes = manifest.parts().stream().mapToLong(Part::bytes).sum();
    String unit = ManifestCodec.runIdOf(key) + "-" + manifest.name();
    Path folder = folders.open(exchange, run, unit, bytes);
    Map<String, Fetch> fetches = new LinkedHashMap<>();
    for (Part part : manifest.parts()) {
      Path file = folder.resolve("%05d.json.gz".formatted(fetches.size()));
      fetches.put(part.key(), new Fetch(key, manifest.name(), part, file));
    }
    return new LoadJob(key, manifest, fetches);
  }
}
