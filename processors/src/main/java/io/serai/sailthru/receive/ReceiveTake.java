package io.serai.sailthru.receive;

import io.serai.core.FaultPoints;
import io.serai.core.Ledger;
import io.serai.core.Reject;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import io.serai.lake.Part;
import io.serai.lake.PartFile;
import io.serai.sailthru.SailthruError;
import io.serai.sailthru.receive.Deliveries.Known;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies a delivery to a local file and judges it. A broken one waits for its next poll, and is set
 * aside when it stays the same and broken; one that changed while it was read waits, too.
 */
public final class ReceiveTake implements Processor {
  /** Exchange property that holds the {@link Receipt} while its content is the body. */
  static final String RECEIPT = "receipt";

  private static final Logger LOG = LoggerFactory.getLogger(ReceiveTake.class);

  private final Deliveries deliveries;
  private final Ledger ledger;
  private final ZoneId zone;
  private final int tries;

  /**
   * @param zone the vendor's
   * @param tries {@code sailthru.broken-tries}
   */
  public ReceiveTake(Deliveries deliveries, Ledger ledger, ZoneId zone, int tries) {
    this.deliveries = deliveries;
    this.ledger = ledger;
    this.zone = zone;
    this.tries = tries;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    Receipt receipt = exchange.getProperty(RECEIPT, Receipt.class);
    Delivery delivery = receipt.delivery();
    try (InputStream in =
        delivery.local()
            ? Files.newInputStream(delivery.file())
            : exchange.getMessage().getBody(InputStream.class)) {
      Files.copy(in, receipt.copy());
    }
    run.moved(delivery.bytes());
    FaultPoints.at("sailthru.receive.after-read");
    judge(run, receipt);
    exchange.getMessage().setBody(receipt);
  }

  private void judge(Run run, Receipt receipt) throws IOException {
    Delivery delivery = receipt.delivery();
    Container container = Container.of(delivery.name());
    if (Files.size(receipt.copy()) != delivery.bytes()) {
      receipt.left();
      run.counts(delivery.unit()).held(1);
    } else if (container == Container.UNKNOWN) {
      unknown(run, receipt);
    } else if (container.whole(delivery.name(), receipt.copy())) {
      whole(run, receipt, container);
    } else {
      broken(run, receipt);
    }
  }

  private void whole(Run run, Receipt receipt, Container container) throws IOException {
    Delivery delivery = receipt.delivery();
    LocalDate day =
        container
            .day(delivery.name(), receipt.copy())
            .orElse(LocalDate.ofInstant(delivery.modified(), zone));
    String key =
        "raw/sailthru/export_day=%s/run=%s/%s/%s"
            .formatted(day, run.id(), delivery.unit(), delivery.name());
    Part part = PartFile.describe("export", key, 1, false, receipt.copy());
    Manifest manifest =
        new Manifest(
            "sailthru",
            "receive",
            run.id(),
            delivery.unit(),
            null,
            1,
            0,
            Map.of(
                "source", delivery.source(),
                "name", delivery.name(),
                "delivered", delivery.modified().toString()),
            List.of(part));
    receipt.whole(key, manifest);
    deliveries.receiving(run, delivery, ManifestCodec.key(manifest));
  }

  private void unknown(Run run, Receipt receipt) {
    Delivery delivery = receipt.delivery();
    LOG.atWarn()
        .addKeyValue("flow", run.flow())
        .addKeyValue("runId", run.id())
        .addKeyValue("entityId", delivery.unit())
        .log("a delivered file is of no known kind and was set aside");
    ledger.reject(
        run, List.of(new Reject(delivery.source(), "file", "the file is of no known kind")));
    receipt.unknown(
        "rejected/sailthru/unknown/run=%s/%s/%s"
            .formatted(run.id(), delivery.unit(), delivery.name()));
  }

  private void broken(Run run, Receipt receipt) {
    Delivery delivery = receipt.delivery();
    receipt.left();
    deliveries.broken(run, delivery);
    Known known = deliveries.known(List.of(delivery)).get(delivery.input());
    if (known.broken() < tries) {
      run.counts(delivery.unit()).held(1);
      return;
    }
    SeraiException why =
        new SeraiException(
            SailthruError.BROKEN_EXPORT,
            "sailthru",
            "'%s' was cut short or damaged at %d polls and did not change",
            delivery.key(),
            known.broken());
    deliveries.setAside(delivery);
    ledger.quarantine(run, delivery.input(), why, Map.of("source", delivery.source()), "");
    throw why;
  }
}
