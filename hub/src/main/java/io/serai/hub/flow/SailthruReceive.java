package io.serai.hub.flow;

import io.serai.core.Ledger;
import io.serai.hub.service.Probe;
import io.serai.hub.settings.Settings;
import io.serai.lake.ManifestStore;
import io.serai.lake.UnitFolder;
import io.serai.sailthru.receive.BucketSource;
import io.serai.sailthru.receive.Deliveries;
import io.serai.sailthru.receive.FolderSource;
import io.serai.sailthru.receive.Inbox;
import io.serai.sailthru.receive.RawExpiry;
import io.serai.sailthru.receive.ReceiveDone;
import io.serai.sailthru.receive.ReceiveManifest;
import io.serai.sailthru.receive.ReceiveOpen;
import io.serai.sailthru.receive.ReceiveTake;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.spi.Registry;

/** The beans of {@code routes/sailthru-receive.camel.yaml}. */
final class SailthruReceive {
  private static final Path SQL = Path.of("config/sailthru/receive/delivery.sql");

  private SailthruReceive() {}

  static void bind(FlowContext context) {
    Settings settings = context.settings();
    Registry registry = context.registry();
    Ledger ledger = context.ledger();
    for (String key : List.of("sailthru.export-bucket", "sailthru.lake-bucket")) {
      String bucket = settings.get(key);
      context
          .probes()
          .accept(
              new Probe(
                  "S3 bucket " + bucket,
                  key,
                  () -> context.s3().headBucket(head -> head.bucket(bucket))));
    }
    Deliveries deliveries = new Deliveries(context.hubDatabase(), SQL, context.clock());
    registry.bind("sailthruInbox", new Inbox(sources(context), deliveries, ledger));
    registry.bind(
        "sailthruReceiveOpen",
        new ReceiveOpen(lake(context), deliveries, ledger, folders(context)));
    registry.bind(
        "sailthruReceiveTake",
        new ReceiveTake(
            deliveries, ledger, zone(settings), (int) settings.integer("sailthru.broken-tries")));
    registry.bind("sailthruReceiveManifest", new ReceiveManifest());
    registry.bind("sailthruReceiveDone", new ReceiveDone(deliveries));
    registry.bind(
        "sailthruRawExpiry",
        new RawExpiry(
            context.s3(),
            settings.get("sailthru.lake-bucket"),
            lake(context),
            ledger,
            settings.duration("sailthru.raw.retention"),
            context.clock()));
  }

  private static List<Inbox.Source> sources(FlowContext context) {
    Settings settings = context.settings();
    List<Inbox.Source> sources = new ArrayList<>();
    sources.add(
        new BucketSource(
            context.s3(),
            settings.get("sailthru.export-bucket"),
            settings.find("sailthru.export-prefix").orElse("")));
    settings
        .find("sailthru.inbox-folder")
        .ifPresent(
            folder ->
                sources.add(
                    new FolderSource(
                        Path.of(folder),
                        settings.duration("sailthru.inbox-settle"),
                        context.clock())));
    return sources;
  }

  static ManifestStore lake(FlowContext context) {
    return new ManifestStore(context.s3(), context.settings().get("sailthru.lake-bucket"));
  }

  static UnitFolder folders(FlowContext context) {
    return new UnitFolder(context.work().root(), context.work()::free);
  }

  static ZoneId zone(Settings settings) {
    return ZoneId.of(settings.get("sailthru.zone"));
  }
}
