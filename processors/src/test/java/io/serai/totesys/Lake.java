package io.serai.totesys;

import io.serai.lake.ListingWindow;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import io.serai.lake.Part;
import io.serai.lake.Sha256;
import io.serai.testing.MemoryS3;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes what extract would have written: one CSV part and its manifest. */
public final class Lake {
  public static final String INGESTION = "ingestion";
  public static final String PROCESSED = "processed";
  private final MemoryS3 s3;

  public Lake(MemoryS3 s3) {
    this.s3 = s3;
  }

  /** Puts a table of a run; the CSV's first line is its header. */
  public String extracted(String runId, String table, String mode, String csv) {
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    return extracted(runId, table, mode, csv.lines().count() - 1, bytes);
  }

  public String extracted(String runId, String table, String mode, long rows, byte[] bytes) {
    return read("extract", runId, table, mode, rows, bytes);
  }

  /** Puts what a stage read of a table. */
  public String read(
      String stage, String runId, String table, String mode, long rows, byte[] bytes) {
    String key =
        "ingested/%s/dt=%s/run=%s/part-00000.csv"
            .formatted(table, ListingWindow.date(runId), runId);
    s3.objects().put(INGESTION + "/" + key, bytes);
    Part part = new Part(table, key, rows, bytes.length, Sha256.hex(bytes), false);
    return manifest(
        INGESTION,
        new Manifest(
            "totesys", stage, runId, table, null, rows, 0, Map.of("mode", mode), List.of(part)));
  }

  /** Puts a manifest. */
  public String manifest(String bucket, Manifest manifest) {
    String key = ManifestCodec.key(manifest);
    s3.objects().put(bucket + "/" + key, ManifestCodec.encode(manifest));
    return key;
  }

  /** The keys of a bucket below a prefix. */
  public List<String> keys(String bucket, String prefix) {
    return s3.objects().keySet().stream()
        .filter(key -> key.startsWith(bucket + "/" + prefix))
        .map(key -> key.substring(bucket.length() + 1))
        .toList();
  }

  /** Reads a manifest. */
  public Manifest read(String bucket, String key) {
    return ManifestCodec.decode("totesys", key, s3.objects().get(bucket + "/" + key));
  }
}
