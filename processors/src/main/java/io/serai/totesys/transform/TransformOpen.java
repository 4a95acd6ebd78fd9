package io.serai.totesys.transform;

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
import io.serai.totesys.SourceTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Opens one {@link TransformInput}: notes the try, reads the manifests, checks the disk. The body
 * becomes a {@link TransformJob}, or null when the input must be left alone.
 */
public final class TransformOpen implements Processor {
  private final Sources sources;
  private final Attempts attempts;
  private final SetAside setAside;
  private final UnitFolder folders;

  public TransformOpen(
      ManifestStore ingestion, Ledger ledger, SetAside setAside, UnitFolder folders) {
    this.sources = new Sources(ingestion, ledger);
    this.attempts = new Attempts(ledger);
    this.setAside = setAside;
    this.folders = folders;
  }

  @Override
  public void process(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    TransformInput input = exchange.getMessage().getBody(TransformInput.class);
    exchange
        .getMessage()
        .setBody(
            attempts.begin(exchange, run, input.key())
                ? open(exchange, run, input).orElse(null)
                : null);
  }

  private Optional<TransformJob> open(Exchange exchange, Run run, TransformInput input) {
    Map<SourceTable, String> keys = sources.keys(input);
    Map<SourceTable, Manifest> manifests = new EnumMap<>(SourceTable.class);
    for (Map.Entry<SourceTable, String> source : keys.entrySet()) {
      try {
        manifests.put(source.getKey(), sources.read(source.getValue()));
      } catch (SeraiException e) {
        if (e.code() != HubError.BAD_MANIFEST) {
          throw e;
        }
        setAside.manifest(run, source.getKey().table(), source.getValue(), e);
        return Optional.empty();
      }
    }
    run.expect(manifests.get(input.source()).rows());
    long bytes =
        manifests.values().stream().flatMap(m -> m.parts().stream()).mapToLong(Part::bytes).sum();
    // why: twice, because checked rows or products lie beside the CSV for a while
    Path folder = folders.open(exchange, run, input.runId() + "-" + input.name(), bytes);
    List<Fetch> fetches = new ArrayList<>();
    manifests.forEach(
        (table, manifest) -> {
          for (Part part : manifest.parts()) {
            Path file = folder.resolve(table.table() + "-" + fetches.size() + ".csv");
            fetches.add(new Fetch(keys.get(table), table.table(), part, file));
          }
        });
    return Optional.of(new TransformJob(input, manifests, folder, fetches));
  }
}
