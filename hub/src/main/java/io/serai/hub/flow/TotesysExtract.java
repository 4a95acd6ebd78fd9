package io.serai.hub.flow;

import io.serai.core.HubError;
import io.serai.core.Ledger;
import io.serai.core.SeraiException;
import io.serai.hub.service.Probe;
import io.serai.hub.settings.Settings;
import io.serai.totesys.extract.ChunkConfirm;
import io.serai.totesys.extract.ChunkQuery;
import io.serai.totesys.extract.CopyOut;
import io.serai.totesys.extract.DueTables;
import io.serai.totesys.extract.ExtractManifest;
import io.serai.totesys.extract.SeenStore;
import io.serai.totesys.extract.SourceCatalog;
import io.serai.totesys.extract.SourceDb;
import io.serai.totesys.extract.TableAttempt;
import io.serai.totesys.extract.TablePlanner;
import io.serai.totesys.extract.TableSettle;
import java.nio.file.Path;
import java.sql.Connection;
import javax.sql.DataSource;
import org.apache.camel.spi.Registry;

/** The beans of {@code routes/totesys-extract.camel.yaml}. */
final class TotesysExtract {
  private static final Path SQL = Path.of("config/totesys/extract");
  private static final int PROBE_SECONDS = 5;

  /** What a chunk takes at most: known versions, new versions, refused rows. */
  private static final int HUB_CONNECTIONS = 3;

  private TotesysExtract() {}

  static void bind(FlowContext context) {
    Settings settings = context.settings();
    Registry registry = context.registry();
    Ledger ledger = context.ledger();
    DataSource database = context.pools().open("totesys", (int) settings.integer("hub.pool.size"));
    context.probes().accept(new Probe("totesys source", "totesys.jdbc.url", () -> probe(database)));

    context.probes().accept(bucket(context, "totesys.ingestion-bucket"));
    context.probes().accept(bucket(context, "totesys.processed-bucket"));
    SourceDb source = new SourceDb(database, SQL, settings.duration("totesys.statement-timeout"));
    SourceCatalog catalog = new SourceCatalog(source, settings.get("totesys.source-schema"), SQL);
    SeenStore seen = new SeenStore(context.hubDatabase(), SQL);
    registry.bind("totesysDueTables", new DueTables());
    registry.bind("totesysTableAttempt", new TableAttempt(ledger));
    registry.bind(
        "totesysTablePlanner",
        new TablePlanner(
            catalog,
            seen,
            ledger,
            settings.duration("totesys.overlap"),
            settings.integer("totesys.chunk-keys"),
            settings.duration("totesys.statement-target")));
    int connections = connections(settings);
    // why one more: while it puts a part of one range, the connections read others
    registry.bind("totesysExtractThreads", Threads.fixed("totesys-extract", connections + 1));
    registry.bind(
        "totesysCopyOut",
        new CopyOut(
            source,
            new ChunkQuery(catalog, SQL),
            seen,
            ledger,
            context.work().root(),
            context.work()::free,
            connections));
    registry.bind("totesysChunkConfirm", new ChunkConfirm());
    registry.bind("totesysExtractManifest", new ExtractManifest());
    registry.bind(
        "totesysTableSettle",
        new TableSettle(ledger, settings.integer("totesys.snapshot-max-rows")));
  }

  /**
   * The connections of an extract to its source.
   *
   * @throws SeraiException BAD_SETTINGS when ranges could wait for each other's hub connections
   */
  private static int connections(Settings settings) {
    long connections = settings.integer("totesys.extract.connections");
    // why two: for the range that is put, and for the run itself
    long needed = connections * HUB_CONNECTIONS + 2;
    if (settings.integer("hub.pool.size") < needed) {
      throw new SeraiException(
          HubError.BAD_SETTINGS,
          "totesys",
          "totesys.extract.connections '%d' needs a hub.pool.size of at least %d",
          connections,
          needed);
    }
    return (int) connections;
  }

  private static Probe bucket(FlowContext context, String setting) {
    String name = context.settings().get(setting);
    return new Probe(
        "bucket " + name, setting, () -> context.s3().headBucket(head -> head.bucket(name)));
  }

  /** The database answers a connection within {@value #PROBE_SECONDS} s. */
  static boolean probe(DataSource database) throws Exception {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(PROBE_SECONDS);
    }
  }
}
