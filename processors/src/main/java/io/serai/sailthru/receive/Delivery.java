package io.serai.sailthru.receive;

import io.serai.lake.Sha256;
import io.serai.sailthru.ExportName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/**
 * A file in the inbox, in the state it was seen in.
 *
 * @param source {@code s3:<key>} or {@code folder:<name>}
 * @param fingerprint changes whenever the file does
 * @param bytes size when it was listed
 * @param modified when it was put there
 * @param file where it lies, or null for an object on S3
 */
public record Delivery(String source, String fingerprint, long bytes, Instant modified, Path file) {
  private static final int NAME_LENGTH = 80;
  private static final int HASH_LENGTH = 8;

  /** Object key or file name. */
  public String key() {
    return source.substring(source.indexOf(':') + 1);
  }

  /** Its name without folders. */
  public String name() {
    return ExportName.baseOf(key());
  }

  /** Whether it lies in the watched folder. */
  public boolean local() {
    return file != null;
  }

  /** A name of its own within a run, fit for object keys. */
  public String unit() {
    String plain = name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
    String cut = plain.substring(0, Math.min(plain.length(), NAME_LENGTH));
    String hash = Sha256.hex((source + "\n" + fingerprint).getBytes(StandardCharsets.UTF_8));
    return cut + "-" + hash.substring(0, HASH_LENGTH);
  }

  /** What stands for it in the ledger. */
  String input() {
    return source + "#" + fingerprint;
  }
}
