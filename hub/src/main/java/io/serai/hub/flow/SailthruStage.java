package io.serai.hub.flow;

import io.serai.core.Ledger;
import io.serai.hub.settings.Settings;
import io.serai.lake.FetchLost;
import io.serai.lake.FetchPart;
import io.serai.lake.ListingWindow;
import io.serai.lake.SetAside;
import io.serai.sailthru.WallTime;
import io.serai.sailthru.privacy.KeyRing;
import io.serai.sailthru.privacy.Pseudonyms;
import io.serai.sailthru.privacy.Vars;
import io.serai.sailthru.stage.EntryStage;
import io.serai.sailthru.stage.ExportReader;
import io.serai.sailthru.stage.Limits;
import io.serai.sailthru.stage.Rules;
import io.serai.sailthru.stage.StageDone;
import io.serai.sailthru.stage.StageExplode;
import io.serai.sailthru.stage.StageManifest;
import io.serai.sailthru.stage.StageOpen;
import io.serai.sailthru.stage.StagePending;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.spi.Registry;

/** The beans of {@code routes/sailthru-stage.camel.yaml}. */
final class SailthruStage {
  private SailthruStage() {}

  static void bind(FlowContext context) {
    Settings settings = context.settings();
    Registry registry = context.registry();
    Ledger ledger = context.ledger();
    SetAside setAside = new SetAside(ledger);
    registry.bind("sailthruSetAside", setAside);
    registry.bind("sailthruFetchPart", new FetchPart());
    registry.bind("sailthruFetchLost", new FetchLost());
    registry.bind(
        "sailthruStagePending",
        new StagePending(
            SailthruReceive.lake(context),
            ledger,
            new ListingWindow(context.clock(), settings.duration("sailthru.listing-overlap"))));
    registry.bind(
        "sailthruStageOpen",
        new StageOpen(
            SailthruReceive.lake(context), ledger, setAside, SailthruReceive.folders(context)));
    registry.bind(
        "sailthruStageExplode",
        new StageExplode(
            ledger,
            new ExportReader(
                limits(settings),
                new EntryStage(rules(settings), settings.integer("sailthru.part-rows")))));
    registry.bind(
        "sailthruStageManifest", new StageManifest(settings.get("sailthru.revenue.unit")));
    registry.bind("sailthruStageDone", new StageDone());
  }

  private static Limits limits(Settings settings) {
    return new Limits(
        (int) settings.integer("sailthru.zip.max-entries"),
        settings.integer("sailthru.zip.max-ratio"),
        settings.bytes("sailthru.zip.max-total"),
        settings.get("sailthru.zip.policy").equals("lenient"));
  }

  private static Rules rules(Settings settings) {
    return new Rules(
        new WallTime(SailthruReceive.zone(settings)),
        pseudonyms(settings),
        new Vars(
            Set.of(settings.get("sailthru.vars.keep").split("\\s*,\\s*")),
            settings.get("sailthru.vars.others").equals("hash")),
        settings.get("sailthru.over-long").equals("reject"),
        settings.get("sailthru.revenue.precision").equals("reject"),
        (int) Math.min(settings.bytes("sailthru.line.max"), 1L << 30));
  }

  static Pseudonyms pseudonyms(Settings settings) {
    String mode = settings.get("sailthru.pii.mode").toUpperCase(Locale.ROOT);
    return new Pseudonyms(
        Pseudonyms.Mode.valueOf(mode), () -> KeyRing.parse(settings.get("sailthru.pii.keys")));
  }
}
