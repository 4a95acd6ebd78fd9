package io.serai.hub.flow;

import io.serai.hub.erasure.Eraser;
import io.serai.sailthru.load.Erasures;
import io.serai.sailthru.load.LakeErasure;
import io.serai.sailthru.load.LoadErase;
import io.serai.sailthru.load.StagedLines;
import io.serai.sailthru.load.Tombstones;
import io.serai.warehouse.Warehouse;
import java.nio.file.Path;

/** How the Sailthru flow forgets people. */
final class SailthruErase {
  private SailthruErase() {}

  static void bind(FlowContext context, Warehouse warehouse, Tombstones tombstones) {
    String bucket = context.settings().get("sailthru.lake-bucket");
    Path folder = context.work().root().resolve("sailthru-erase");
    LakeErasure lake =
        new LakeErasure(
            context.s3(),
            bucket,
            SailthruReceive.lake(context),
            new StagedLines(context.s3(), bucket, folder));
    context.registry().bind("sailthruLoadErase", new LoadErase(warehouse, tombstones, lake));
    context
        .erasers()
        .accept(new Desk(new Erasures(tombstones, SailthruStage.pseudonyms(context.settings()))));
  }

  private record Desk(Erasures erasures) implements Eraser {
    @Override
    public String flow() {
      return "sailthru";
    }

    @Override
    public long request(String profile, String address) {
      return erasures.request(profile, address);
    }

    @Override
    public boolean done(long request) {
      return erasures.done(request);
    }
  }
}
