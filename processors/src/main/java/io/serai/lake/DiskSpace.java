package io.serai.lake;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.util.function.LongSupplier;

/** The rule that a stage starts only with twice its input free on the local disk. */
public final class DiskSpace {
  private DiskSpace() {}

  /**
   * @param free bytes free below the working folder
   * @param input bytes expected
   * @throws SeraiException DISK_FULL
   */
  public static void require(LongSupplier free, long input, String flow, String unit) {
    long available = free.getAsLong();
    // why: halved on the right, since twice a huge estimate overflows.
    if (available / 2 < input) {
      throw new SeraiException(
          HubError.DISK_FULL,
          flow,
          "'%s' needs %d bytes twice, %d are free",
          unit,
          input,
          available);
    }
  }
}
