package io.serai.totesys.extract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** The row that says that a row is gone: its key and when that was found, and no other value. */
final class Tombstone {
  private final List<String> columns;
  private final String moment;

  /**
   * @param columns the columns of the part, the key first
   * @param missed stands in {@code last_updated}: the run's tick, since nobody knows the moment of
   *     the deletion
   */
  Tombstone(List<String> columns, Instant missed) {
    this.columns = columns;
    this.moment = Stamp.of(LocalDateTime.ofInstant(missed, ZoneOffset.UTC)).text();
  }

  /** When the row was missed. */
  long micros() {
    return Micros.of(moment);
  }

  /** A CSV line with its LF. */
  byte[] row(long key) {
    return columns.stream()
        .skip(1)
        .map(column -> column.equals("last_updated") ? moment : "")
        .collect(Collectors.joining(",", key + ",", "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
