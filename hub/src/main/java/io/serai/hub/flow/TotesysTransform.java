package io.serai.hub.flow;

import io.serai.core.Ledger;
import io.serai.hub.service.Probe;
import io.serai.hub.settings.Settings;
import io.serai.lake.FetchLost;
import io.serai.lake.FetchPart;
import io.serai.lake.ListingWindow;
import io.serai.lake.ManifestStore;
import io.serai.lake.SetAside;
import io.serai.lake.UnitFolder;
import io.serai.totesys.DuckSettings;
import io.serai.totesys.transform.ExtractBalance;
import io.serai.totesys.transform.Remodel;
import io.serai.totesys.transform.TransformDone;
import io.serai.totesys.transform.TransformOpen;
import io.serai.totesys.transform.TransformPending;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.spi.Registry;

/** The beans of {@code routes/totesys-transform.camel.yaml}. */
final class TotesysTransform {
  private static final Path SQL = Path.of("config/totesys/transform");

  /** Parts that are fetched at the same time: one is verified while the next one comes. */
  private static final int FETCHES = 2;

  private TotesysTransform() {}

  static void bind(FlowContext context) {
    Settings settings = context.settings();
    Registry registry = context.registry();
    Ledger ledger = context.ledger();
    ManifestStore ingestion =
        new ManifestStore(context.s3(), settings.get("totesys.ingestion-bucket"));
    ManifestStore processed =
        new ManifestStore(context.s3(), settings.get("totesys.processed-bucket"));
    for (String key : List.of("totesys.ingestion-bucket", "totesys.processed-bucket")) {
      String bucket = settings.get(key);
      context
          .probes()
          .accept(
              new Probe(
                  "S3 bucket " + bucket,
                  key,
                  () -> context.s3().headBucket(b -> b.bucket(bucket))));
    }
    SetAside setAside = new SetAside(ledger);
    registry.bind("totesysSetAside", setAside);
    registry.bind("totesysFetchThreads", Threads.fixed("totesys-fetch", FETCHES));
    registry.bind("totesysFetchPart", new FetchPart());
    registry.bind("totesysFetchLost", new FetchLost());
    registry.bind(
        "totesysTransformPending",
        new TransformPending(
            ingestion,
            processed,
            ledger,
            new ListingWindow(context.clock(), settings.duration("totesys.listing-overlap")),
            new ExtractBalance(ingestion, ledger, setAside)));
    registry.bind(
        "totesysTransformOpen", new TransformOpen(ingestion, ledger, setAside, folders(context)));
    registry.bind(
        "totesysRemodel",
        new Remodel(
            ledger,
            duck(settings),
            SQL,
            settings.date("totesys.dates.min"),
            settings.date("totesys.dates.max")));
    registry.bind("totesysTransformDone", new TransformDone(ledger));
  }

  static UnitFolder folders(FlowContext context) {
    return new UnitFolder(context.work().root(), context.work()::free);
  }

  static DuckSettings duck(Settings settings) {
    return new DuckSettings(
        settings.get("totesys.duckdb.memory"), (int) settings.integer("totesys.duckdb.threads"));
  }
}
