package io.serai.sailthru.stage;

import io.serai.core.SeraiException;
import io.serai.sailthru.SailthruError;

/**
 * What an archive may be at most.
 *
 * @param entries {@code sailthru.zip.max-entries}
 * @param ratio {@code sailthru.zip.max-ratio}: unpacked bytes for each packed one
 * @param bytes {@code sailthru.zip.max-total}: unpacked bytes of all entries
 * @param lenient whether what is refused costs the archive or only the entry
 */
public record Limits(int entries, long ratio, long bytes, boolean lenient) {
  /** why: a few kilobytes of the same letter are no bomb, whatever their ratio */
  private static final long HARMLESS = 1L << 20;

  /** Whether that many bytes unpacked from so few are more than the ratio allows. */
  boolean tooDense(long unpacked, long packed) {
    return unpacked > HARMLESS && unpacked / Math.max(packed, 1) > ratio;
  }

  static SeraiException refused(String what, Object... values) {
    return new SeraiException(SailthruError.EXPORT_REFUSED, "sailthru", what, values);
  }
}
