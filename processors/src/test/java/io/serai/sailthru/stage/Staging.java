package io.serai.sailthru.stage;

import io.serai.core.Reject;
import io.serai.core.Run;
import io.serai.lake.Fetch;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import io.serai.lake.Part;
import io.serai.lake.PartFile;
import io.serai.sailthru.WallTime;
import io.serai.sailthru.privacy.KeyRing;
import io.serai.sailthru.privacy.Pseudonyms;
import io.serai.sailthru.privacy.Vars;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** Stages exports to local files, as the stage does, without a lake. */
public final class Staging {
  /** Of 32 bytes, as {@code sailthru.pii.keys} has it. */
  public static final String KEY = "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  private static final Instant DELIVERED = Instant.parse("2016-04-01T04:05:00Z");

  private static final Limits LIMITS = new Limits(100, 200, 1L << 30, false);

  private final Path work;
  private LocalDateTime written = LocalDateTime.of(2016, 4, 1, 0, 5);
  private Instant delivered = DELIVERED;
  private int number;

  public Staging(Path work) {
    this.work = work;
  }

  /**
   * A staged delivery.
   *
   * @param key of its manifest
   * @param files of its parts, by their keys
   */
  public record Staged(
      String key, Manifest manifest, Map<String, Path> files, List<Reject> rejects) {
    /** The parts on their local files, as if fetched. */
    public Map<String, Fetch> fetches() {
      Map<String, Fetch> fetches = new LinkedHashMap<>();
      for (Part part : manifest.parts()) {
        fetches.put(part.key(), new Fetch(key, manifest.name(), part, files.get(part.key())));
      }
      return fetches;
    }
  }

  static Rules rules(Pseudonyms.Mode mode) {
    return new Rules(
        new WallTime(ZoneId.of("America/New_York")),
        new Pseudonyms(mode, () -> KeyRing.parse(KEY)),
        new Vars(Set.of("*"), true),
        false,
        false,
        1 << 20);
  }

  /** The time that archives give their entries from now on. */
  public void written(LocalDateTime time) {
    this.written = time;
  }

  /** When files are delivered from now on. */
  public void delivered(Instant time) {
    this.delivered = time;
  }

  /** Stages an archive of {@code name, content, name, content …}. */
  public Staged stage(String... namesAndContents) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        ZipEntry entry = new ZipEntry(namesAndContents[i]);
        entry.setTimeLocal(written);
        out.putNextEntry(entry);
        out.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return stage("export.zip", zip.toByteArray(), LIMITS);
  }

  /** Stages a file of that name. */
  Staged stage(String name, byte[] content, Limits limits) throws IOException {
    number++;
    Path folder = Files.createDirectories(work.resolve("unit-" + number));
    Path export = Files.write(folder.resolve("export"), content);
    String runId = "20160401T0405%05dZ-%06d".formatted(number, number);
    Part part = PartFile.describe("export", "raw/export-" + number, 1, false, export);
    Manifest received =
        new Manifest(
            "sailthru",
            "receive",
            runId,
            "export-" + number,
            null,
            1,
            0,
            Map.of("name", name, "delivered", delivered.toString()),
            List.of(part));
    StageJob job = new StageJob(ManifestCodec.key(received), received, folder);
    Run run = new Run(runId, "t", "sailthru", "stage", delivered, 1, Map.of());
    List<Reject> rejects = new ArrayList<>();
    new ExportReader(limits, new EntryStage(rules(Pseudonyms.Mode.HASH), 1_000_000))
        .read(run, job, rejects::add);
    Map<String, Path> files = new LinkedHashMap<>();
    job.outputs().forEach(output -> files.put(output.key(), output.file().toPath()));
    Manifest manifest = manifest(job);
    return new Staged(ManifestCodec.key(manifest), manifest, files, rejects);
  }

  private static Manifest manifest(StageJob job) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.setProperty(StageManifest.JOB, job);
    new StageManifest("unknown").process(exchange);
    return exchange.getMessage().getBody(Manifest.class);
  }
}
