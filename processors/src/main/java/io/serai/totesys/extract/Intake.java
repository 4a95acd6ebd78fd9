package io.serai.totesys.extract;

import io.serai.core.Reject;
import io.serai.lake.Sha256;
import io.serai.totesys.SourceTable;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Decides for every row of a chunk: deliver, skip as delivered before, or refuse. */
final class Intake implements Consumer<byte[]> {
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  /** why: transform reads lines of 2 000 000 bytes at most, and one longer would cost the table. */
  private static final int LONGEST_ROW_BYTES = 1_000_000;

  private final SourceTable table;
  private final ReadPlan plan;
  private final Tombstone tombstone;
  private final int stampColumn;
  private final Versions versions;
  private final Rejects rejects;
  private final RowFile file;
  private final MessageDigest rowDigest = Sha256.digest();
  private final MessageDigest content = Sha256.digest();
  private final long ahead;
  private long greatest = Micros.NONE;
  private long taken;
  private long skipped;
  private long future;
  private long gone;

  /**
   * @param header the file's first line, part of a snapshot's content
   */
  Intake(TableRead read, byte[] header, Versions versions, Rejects rejects, RowFile file) {
    this.plan = read.plan();
    this.table = plan.table();
    this.tombstone = new Tombstone(plan.state().columns(), read.run().scheduledFor());
    this.stampColumn = plan.state().columns().indexOf("last_updated");
    this.versions = versions;
    this.rejects = rejects;
    this.file = file;
    this.ahead = Micros.of(plan.state().clock().plus(CLOCK_TOLERANCE).text());
    this.content.update(header);
    if (plan.mode() == Mode.RECONCILE) {
      versions.watch(this::bury);
    }
  }

  /** Takes a row with its line end. */
  @Override
  public void accept(byte[] row) {
    taken++;
    int limit = row.length - 1;
    int start = CsvFields.start(row, limit, stampColumn);
    long micros = start < 0 ? Micros.NONE : Micros.of(row, start, CsvFields.end(row, start, limit));
    boolean moment = Micros.isStamp(micros);
    if (moment) {
      greatest = Math.max(greatest, micros);
    }
    if (plan.mode().versioned()) {
      version(row, CsvFields.number(row, limit), micros, moment);
    } else {
      content.update(row);
      deliver(row, null, true);
    }
  }

  private void version(byte[] row, long key, long micros, boolean moment) {
    rowDigest.update(row, 0, known(row));
    byte[] hash = rowDigest.digest();
    if (versions.delivered(key, micros, hash)) {
      skipped++;
      return;
    }
    if (moment && micros > ahead) {
      future++;
    }
    deliver(row, hash, moment);
    // why: a refused version is remembered too, or every run would refuse it again.
    versions.add(key, micros, hash);
  }

  /**
   * Where the known columns end. why: they alone make a version, or every row of a table would
   * become a new one when the source gets a column that nobody here reads.
   */
  private int known(byte[] row) {
    int limit = row.length - 1;
    return plan.state().additional().isEmpty()
        ? limit
        : CsvFields.endOf(row, limit, table.columns().size());
  }

  /** Delivers the end of a row that the source no longer has. */
  private void bury(long key, byte[] hash) {
    gone++;
    file.add(tombstone.row(key), hash, "t");
    versions.remove(key, tombstone.micros(), hash);
  }

  /** All rows came. */
  void end() {
    versions.end();
  }

  private void deliver(byte[] row, byte[] hash, boolean moment) {
    if (!Utf8.valid(row)) {
      reject(row, "the row is not UTF-8");
    } else if (row.length > LONGEST_ROW_BYTES) {
      reject(row, "the row is longer than %d bytes".formatted(LONGEST_ROW_BYTES));
    } else if (!moment) {
      reject(row, "last_updated is not a moment");
    } else if (hash == null) {
      file.add(row);
    } else {
      file.add(row, hash, plan.mode() == Mode.RECONCILE ? "f" : null);
    }
  }

  private void reject(byte[] row, String reason) {
    String key = CsvFields.value(row, row.length - 1, 0);
    rejects.add(new Reject(table.table(), table.key() + "=" + key, reason));
  }

  /** All rows that came. */
  long taken() {
    return taken;
  }

  /** Delivered rows that the source no longer has. */
  long gone() {
    return gone;
  }

  /** New versions stamped more than five minutes ahead of the source's own clock. */
  long future() {
    return future;
  }

  /** Versions delivered before. */
  long skipped() {
    return skipped;
  }

  /** The latest moment of any row, or null. */
  Stamp greatest() {
    return greatest == Micros.NONE ? null : Micros.stamp(greatest);
  }

  /** Digest of a snapshot, header and refused rows included; only once. */
  String content() {
    return plan.mode().versioned() ? null : HexFormat.of().formatHex(content.digest());
  }
}
