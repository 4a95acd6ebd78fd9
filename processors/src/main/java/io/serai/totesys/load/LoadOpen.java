package io.serai.totesys.load;

import io.serai.core.HubError;
import io.serai.core.Ledger;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.lake.Attempts;
import io.serai.lake.Fetch;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestStore;
import io.serai.lake.Part;
import io.serai.lake.SetAside;
import io.serai.lake.UnitFolder;
import io.serai.totesys.Revisions;
import io.serai.totesys.TotesysError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Opens one {@link LoadInput}: notes the tries, reads the manifests, checks the disk. The body
 * becomes a {@link LoadJob}, or null when there is nothing to load.
 */
public final class LoadOpen implements Processor {
  /** Bytes of CSV that a byte of Parquet may become; the hash of a row is half of a fact's CSV. */
  private static final int EXPANSION = 6;

  private final ManifestStore processed;
  private final Attempts attempts;
  private final SetAside setAside;
  private final UnitFolder folders;

  public LoadOpen(ManifestStore processed, Ledger ledger, SetAside setAside, UnitFolder folders) {
    this.processed = processed;
    this.attempts = new Attempts(ledger);
    this.setAside = setAside;
    this.folders = folders;
  }

  @Override
  public void process(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    LoadInput input = exchange.getMessage().getBody(LoadInput.class);
    Map<String, Manifest> manifests = new LinkedHashMap<>();
    if (!warehouseGone(run)) {
      for (String key : input.keys()) {
        if (attempts.begin(exchange, run, key)) {
          read(run, key, manifests);
        }
      }
    }
    exchange
        .getMessage()
        .setBody(manifests.isEmpty() ? null : open(exchange, run, input.runId(), manifests));
  }

  /** why: with the warehouse gone, each further run would only wait for a connection in vain. */
  private static boolean warehouseGone(Run run) {
    return run.failures().stream()
        .anyMatch(f -> SeraiException.codeOf(f.cause()) == TotesysError.WAREHOUSE_UNAVAILABLE);
  }

  private void read(Run run, String key, Map<String, Manifest> manifests) {
    try {
      manifests.put(key, processed.read("totesys", key));
    } catch (SeraiException e) {
      if (e.code() != HubError.BAD_MANIFEST) {
        throw e;
      }
      setAside.manifest(run, Revisions.tableOf(key), key, e);
    }
  }

  private LoadJob open(Exchange exchange, Run run, String runId, Map<String, Manifest> manifests) {
    manifests.values().forEach(manifest -> run.expect(manifest.rows()));
    long bytes =
        manifests.values().stream().flatMap(m -> m.parts().stream()).mapToLong(Part::bytes).sum();
    // why: cut before it is multiplied, since a huge size would overflow and look small
    long csv = Math.min(bytes, Long.MAX_VALUE / EXPANSION) * EXPANSION;
    Path folder = folders.open(exchange, run, runId, csv);
    List<LoadUnit> units = new ArrayList<>();
    manifests.forEach(
        (key, manifest) -> {
          List<Fetch> fetches = new ArrayList<>();
          for (Part part : manifest.parts()) {
            String name = manifest.name() + "-" + part.dataset() + "-" + fetches.size();
            Path file = folder.resolve(name + ".parquet");
            fetches.add(new Fetch(key, part.dataset(), part, file));
          }
          units.add(new LoadUnit(key, manifest, fetches));
        });
    return new LoadJob(runId, folder, units);
  }
}
