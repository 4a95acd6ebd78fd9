package io.serai.sandbox.leads;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.sandbox.DataFiles;
import io.serai.sandbox.FlowSample;
import io.serai.sandbox.Options;
import io.serai.sandbox.SandboxError;
import io.serai.sandbox.SandboxException;
import io.serai.sandbox.StandIns;
import io.serai.sandbox.cloud.MarketingCloud;
import io.serai.sandbox.cloud.TenantSetup;
import io.serai.sandbox.cloud.UnitSetup;
import io.serai.sandbox.server.Mongo;
import io.serai.sandbox.server.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Marketing Cloud with two business units and one that the hub is not told of, the queues between
 * the steps, and a MongoDB in which the links of the e-mails are known.
 */
public final class LeadsSample implements FlowSample {
  private static final String LOG_KEY = "Click Log";
  private static final String LOG_OBJECT = "3f2a5c1e-000%d-4a7b-9c1d-5e000000000%d";
  private static final List<String> UNITS = List.of("ien", "ddt");
  private static final String OUTSIDER = "guest";
  private static final int FIRST_MID = 510_001;
  private static final String PREFIX = "serai-leads-";
  private static final List<String> QUEUES =
      List.of(
          "clicks-to-process",
          "upsert-sends",
          "upsert-emails",
          "upsert-categories",
          "upsert-subscribers",
          "clicks-processed");
  private static final int CHUNK = 1_000;

  @Override
  public String flow() {
    return "leads";
  }

  @Override
  public String identity(Options options) throws IOException {
    Optional<Path> files = options.data(flow());
    return files.isPresent()
        ? "files sha256=" + DataFiles.digest(files.get(), ".json")
        : "generated seed=" + options.seed() + " scale=" + options.scale();
  }

  @Override
  public List<Server> start(Path folder, StandIns standIns) {
    Mongo mongo = standIns.up("MongoDB", () -> Mongo.start(folder.resolve("mongodb")));
    MarketingCloud vendor =
        standIns.up(
            "Marketing Cloud", () -> MarketingCloud.start(standIns.clock(), LeadsGenerator::fill));
    try {
      vendor.open(setup(), folder.resolve("marketing-cloud/journal.ndjson"));
      for (String queue : QUEUES) {
        standIns.sqs().createWithDeadLetters(PREFIX + queue);
      }
    } catch (IOException e) {
      throw StandIns.failed("Marketing Cloud", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StandIns.failed("SQS", e);
    }
    return List.of(mongo, vendor);
  }

  private static TenantSetup setup() {
    List<UnitSetup> units = new ArrayList<>();
    for (String key : List.of(UNITS.get(0), UNITS.get(1), OUTSIDER)) {
      int n = units.size() + 1;
      String mid = String.valueOf(FIRST_MID + n - 1);
      units.add(new UnitSetup(key, mid, LOG_KEY, LOG_OBJECT.formatted(n, n)));
    }
    return new TenantSetup("sandbox", "sandbox", TenantSetup.PAGE, TenantSetup.TOKEN_LIFE, units);
  }

  @Override
  public void fill(Options options, StandIns standIns, PrintStream out) {
    Vendor vendor = new Vendor(standIns.address("marketing-cloud.url"));
    Optional<Path> files = options.data(flow());
    try {
      List<String> acknowledgements;
      if (files.isPresent()) {
        out.printf("Leads            loading %s%n", files.get());
        acknowledgements = load(files.get(), vendor);
      } else {
        out.printf(
            "Leads            generating scale %d, seed %d%n", options.scale(), options.seed());
        acknowledgements =
            vendor.generate(wanted(options, standIns.clock().instant())).lines().toList();
      }
      Acknowledgements.store(standIns.address("mongodb.uri"), acknowledgements);
    } catch (IOException | IllegalArgumentException e) {
      throw new SandboxException(
          SandboxError.BAD_FILE, e, "Marketing Cloud cannot be filled: %s", e.getMessage());
    }
  }

  private static List<String> load(Path folder, Vendor vendor) throws IOException {
    List<String> acknowledgements = new ArrayList<>();
    List<ObjectNode> records = new ArrayList<>();
    LeadsFiles.read(
        folder,
        UNITS.get(0),
        record -> {
          if (record.get("kind").asText().equals(LeadsFiles.ACKNOWLEDGEMENT)) {
            acknowledgements.add(record.toString());
          } else {
            records.add(record);
          }
        });
    for (int from = 0; from < records.size(); from += CHUNK) {
      vendor.put(records.subList(from, Math.min(records.size(), from + CHUNK)));
    }
    return acknowledgements;
  }

  private static ObjectNode wanted(Options options, Instant until) {
    LeadsSize size = LeadsSize.of(options.scale());
    ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("seed", options.seed());
    wanted.put("sends", size.sends()).put("subscribers", size.subscribers());
    wanted.put("clicks", size.clicks()).put("until", until.toString()).put("odd", true);
    UNITS.forEach(wanted.putArray("units")::add);
    return wanted.put("outsider", OUTSIDER);
  }

  @Override
  public void live(Options options, StandIns standIns, PrintStream out) {
    if (options.activity().isEmpty() || options.data(flow()).isPresent()) {
      return;
    }
    Instant now = standIns.clock().instant();
    List<Clicks> clicks = LeadsGenerator.of(wanted(options, now)).later(now.toEpochMilli());
    Vendor vendor = new Vendor(standIns.address("marketing-cloud.url"));
    standIns.up(
        "clicks", () -> new LiveClicks(vendor, clicks, standIns.clock(), options.activity().get()));
    out.printf("Activity         clicks every %d ms%n", options.activity().get().toMillis());
  }
}
