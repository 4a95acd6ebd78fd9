package io.serai.hub.flow;

import io.serai.hub.question.SqlBook;
import io.serai.hub.service.Probe;
import io.serai.hub.settings.Settings;
import io.serai.lake.ListingWindow;
import io.serai.lake.SetAside;
import io.serai.sailthru.SailthruError;
import io.serai.sailthru.load.Dialect;
import io.serai.sailthru.load.LoadMerge;
import io.serai.sailthru.load.LoadOpen;
import io.serai.sailthru.load.LoadPending;
import io.serai.sailthru.load.PostgresDialect;
import io.serai.sailthru.load.RedshiftDialect;
import io.serai.sailthru.load.Tombstones;
import io.serai.warehouse.LoadSettings;
import io.serai.warehouse.PrepareWarehouse;
import io.serai.warehouse.S3Copy;
import io.serai.warehouse.Warehouse;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.apache.camel.spi.Registry;

/** The beans of {@code routes/sailthru-load.camel.yaml}. */
final class SailthruLoad {
  private static final Path CONFIG = Path.of("config/sailthru");

  private SailthruLoad() {}

  static void bind(FlowContext context) {
    Settings settings = context.settings();
    Registry registry = context.registry();
    DataSource database =
        context.pools().open("warehouse", (int) settings.integer("hub.pool.size"));
    boolean redshift = settings.get("warehouse.dialect").equals("redshift");
    context
        .probes()
        .accept(
            new Probe(
                "sailthru warehouse",
                "warehouse.jdbc.url",
                () -> WarehouseKind.require(database, redshift)));
    String schema = settings.get("sailthru.schema");
    Dialect dialect =
        redshift ? redshift(context) : new PostgresDialect(CONFIG.resolve("load/postgres"));
    Warehouse warehouse =
        new Warehouse(database, dialect, loadSettings(settings, schema), SailthruError.WAREHOUSE);
    registry.bind(
        "sailthruPrepareWarehouse",
        new PrepareWarehouse(
            database, dialect, schema, CONFIG.resolve("warehouse"), SailthruError.WAREHOUSE));
    context
        .questions()
        .accept(new SqlBook("sailthru", CONFIG.resolve("questions"), database, schema));
    registry.bind(
        "sailthruLoadPending",
        new LoadPending(
            SailthruReceive.lake(context),
            context.ledger(),
            warehouse,
            new ListingWindow(context.clock(), settings.duration("sailthru.listing-overlap"))));
    registry.bind(
        "sailthruLoadOpen",
        new LoadOpen(
            SailthruReceive.lake(context),
            context.ledger(),
            new SetAside(context.ledger()),
            SailthruReceive.folders(context)));
    Tombstones tombstones =
        new Tombstones(
            context.hubDatabase(), CONFIG.resolve("load/tombstone.sql"), context.clock());
    SailthruErase.bind(context, warehouse, tombstones);
    registry.bind(
        "sailthruLoadMerge",
        new LoadMerge(
            warehouse,
            dialect,
            tombstones,
            settings.get("sailthru.profile").equals("history"),
            context.clock()));
  }

  private static LoadSettings loadSettings(Settings settings, String schema) {
    return new LoadSettings(
        schema,
        settings.duration("warehouse.lock-timeout"),
        settings.duration("warehouse.statement-timeout"),
        settings.duration("warehouse.idle-timeout"));
  }

  private static Dialect redshift(FlowContext context) {
    S3Copy copy =
        new S3Copy(
            context.s3(),
            context.settings().get("sailthru.lake-bucket"),
            context.settings().find("warehouse.redshift.iam-role").orElse(null));
    return new RedshiftDialect(CONFIG.resolve("load/redshift"), copy, context.clock());
  }
}
