package io.serai.hub.flow;

import io.serai.hub.question.SqlBook;
import io.serai.hub.service.Probe;
import io.serai.hub.settings.Settings;
import io.serai.lake.ListingWindow;
import io.serai.lake.ManifestStore;
import io.serai.lake.SetAside;
import io.serai.totesys.TotesysError;
import io.serai.totesys.load.Dialect;
import io.serai.totesys.load.LoadMerge;
import io.serai.totesys.load.LoadOpen;
import io.serai.totesys.load.LoadPending;
import io.serai.totesys.load.LoadRelease;
import io.serai.totesys.load.LoadUnpack;
import io.serai.totesys.load.PostgresDialect;
import io.serai.totesys.load.RedshiftDialect;
import io.serai.totesys.rates.RateTable;
import io.serai.warehouse.LoadSettings;
import io.serai.warehouse.PrepareWarehouse;
import io.serai.warehouse.S3Copy;
import io.serai.warehouse.Warehouse;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.apache.camel.spi.Registry;

/** The beans of {@code routes/totesys-load.camel.yaml}. */
final class TotesysLoad {
  private static final Path CONFIG = Path.of("config/totesys");

  private TotesysLoad() {}

  /**
   * @return where rates are put
   */
  static RateTable bind(FlowContext context) {
    Settings settings = context.settings();
    Registry registry = context.registry();
    DataSource database =
        context.pools().open("warehouse", (int) settings.integer("hub.pool.size"));
    boolean redshift = settings.get("warehouse.dialect").equals("redshift");
    context
        .probes()
        .accept(
            new Probe(
                "warehouse",
                "warehouse.jdbc.url",
                () -> WarehouseKind.require(database, redshift)));
    Dialect sql =
        redshift ? redshift(context) : new PostgresDialect(CONFIG.resolve("load/postgres"));
    Warehouse warehouse =
        new Warehouse(database, sql, loadSettings(settings), TotesysError.WAREHOUSE);
    ManifestStore processed =
        new ManifestStore(context.s3(), settings.get("totesys.processed-bucket"));
    PrepareWarehouse prepare =
        new PrepareWarehouse(
            database,
            sql,
            settings.get("warehouse.schema"),
            CONFIG.resolve("warehouse"),
            TotesysError.WAREHOUSE);
    registry.bind("totesysPrepareWarehouse", prepare);
    context
        .questions()
        .accept(
            new SqlBook(
                "totesys",
                CONFIG.resolve("questions"),
                database,
                settings.get("warehouse.schema")));
    registry.bind(
        "totesysLoadPending",
        new LoadPending(
            processed,
            context.ledger(),
            warehouse,
            new ListingWindow(context.clock(), settings.duration("totesys.listing-overlap"))));
    registry.bind(
        "totesysLoadOpen",
        new LoadOpen(
            processed,
            context.ledger(),
            new SetAside(context.ledger()),
            TotesysTransform.folders(context)));
    registry.bind(
        "totesysLoadUnpack",
        redshift ? new LoadRelease() : new LoadUnpack(TotesysTransform.duck(settings)));
    registry.bind("totesysLoadMerge", new LoadMerge(warehouse, sql, context.clock()));
    return new RateTable(warehouse, prepare::prepare, CONFIG.resolve("rates"));
  }

  private static Dialect redshift(FlowContext context) {
    Settings settings = context.settings();
    S3Copy copy =
        new S3Copy(
            context.s3(),
            settings.get("totesys.processed-bucket"),
            settings.find("warehouse.redshift.iam-role").orElse(null));
    return new RedshiftDialect(CONFIG.resolve("load/redshift"), copy, context.clock());
  }

  private static LoadSettings loadSettings(Settings settings) {
    return new LoadSettings(
        settings.get("warehouse.schema"),
        settings.duration("warehouse.lock-timeout"),
        settings.duration("warehouse.statement-timeout"),
        settings.duration("warehouse.idle-timeout"));
  }
}
