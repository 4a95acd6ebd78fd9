package io.serai.totesys.extract;

import io.serai.core.Counts;
import io.serai.core.Run;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import io.serai.lake.Part;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One table while it is read: its plan and what its chunks brought so far. Used by one thread at a
 * time; travels in the exchange property {@link #PROPERTY}.
 */
public final class TableRead {
  /** Exchange property that carries the read. */
  public static final String PROPERTY = "totesys.read";

  private final Run run;
  private final ReadPlan plan;
  private final List<Part> parts = new ArrayList<>();
  private long confirmed;
  private long rows;
  private long written;
  private long skipped;
  private long rejected;
  private long slowestMs;
  private Stamp greatest;
  private String content;
  private boolean settled;

  TableRead(Run run, ReadPlan plan) {
    this.run = run;
    this.plan = plan;
    this.content = plan.mark().content();
  }

  Run run() {
    return run;
  }

  ReadPlan plan() {
    return plan;
  }

  /** The chunks, one at a time. */
  public Iterator<Chunk> getChunks() {
    Iterator<KeyRange> ranges = plan.ranges();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return ranges.hasNext();
      }

      @Override
      public Chunk next() {
        return new Chunk(TableRead.this, ranges.next());
      }
    };
  }

  /** Whether the read brought anything to deliver. */
  public boolean isChanged() {
    return !parts.isEmpty();
  }

  /** Number of the next part. */
  int nextPart() {
    return parts.size();
  }

  /** Counts a chunk whose part, if it has one, is on S3. */
  void confirm(Copied chunk) {
    confirmed++;
    rows += chunk.rows();
    written += chunk.delivered();
    skipped += chunk.skipped();
    rejected += chunk.rejected();
    slowestMs = Math.max(slowestMs, chunk.elapsedMs());
    greatest = Stamp.greatest(greatest, chunk.greatest());
    if (chunk.part() != null) {
      run.moved(chunk.part().bytes());
      parts.add(chunk.part());
      content = chunk.content();
    }
    count(chunk.rows(), chunk.delivered(), chunk.skipped(), chunk.rejected());
  }

  /**
   * Takes back what was counted, for a table that failed half-way: without a manifest its parts do
   * not exist for anybody, and the next run reads its rows again.
   */
  void withdrawUnlessSettled() {
    if (!settled) {
      count(-rows, -written, -skipped, -rejected);
      settled = true;
    }
  }

  private void count(long read, long delivered, long known, long refused) {
    Counts counts = run.counts(plan.table().table());
    counts.read(read);
    counts.written(delivered);
    counts.skipped(known);
    counts.rejected(refused);
  }

  /** The statement that the parts are complete. */
  Manifest manifest() {
    requireComplete();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("mode", plan.mode().text());
    if (plan.mark().manifest() != null) {
      // why: with it a later reader notices that a manifest in between was deleted
      facts.put("previous", plan.mark().manifest());
    }
    if (!plan.state().additional().isEmpty()) {
      facts.put("drift", String.join(",", plan.state().additional()));
    }
    return new Manifest(
        run.flow(),
        run.stage(),
        run.id(),
        plan.table().table(),
        null,
        written,
        rejected,
        facts,
        parts);
  }

  /** The watermark this read leads to. It never goes back and never passes the source's clock. */
  TableMark mark() {
    requireComplete();
    TableMark old = plan.mark();
    Stamp seen = greatest == null ? null : Stamp.least(greatest, plan.state().clock());
    Stamp now = Stamp.greatest(old.stamp(), seen);
    boolean whole = plan.mode().whole() && isChanged();
    return new TableMark(
        now == null ? null : now.text(),
        content,
        isChanged() ? ManifestCodec.key(manifest()) : old.manifest(),
        whole ? run.id() : old.full());
  }

  /**
   * Whether the watermark must be moved: to another value, or to this run because it has versions
   * pending.
   */
  boolean moved() {
    return !mark().equals(plan.mark()) || rows > skipped;
  }

  /** The table's work is done: its counts stand. */
  void settle() {
    requireComplete();
    settled = true;
  }

  long rows() {
    return rows;
  }

  long slowestMs() {
    return slowestMs;
  }

  private void requireComplete() {
    if (confirmed != plan.chunks()) {
      throw new IllegalStateException(
          "table '%s': %d of %d chunks are confirmed"
              .formatted(plan.table().table(), confirmed, plan.chunks()));
    }
  }
}
