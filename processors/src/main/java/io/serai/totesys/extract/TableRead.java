package io.serai.totesys.extract;

import io.serai.core.Counts;
import io.serai.core.Run;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import io.serai.lake.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One table while it is read: its plan and what its chunks brought so far. Chunks come from several
 * threads; travels in the exchange property {@link #PROPERTY}.
 */
public final class TableRead {
  /** Exchange property that carries the read. */
  public static final String PROPERTY = "totesys.read";

  private final Run run;
  private final ReadPlan plan;
  private final ChunkWidth width;
  private final KeyWalk walk;
  private final List<Part> parts = new ArrayList<>();
  private long confirmed;
  private long rows;
  private long written;
  private long skipped;
  private long rejected;
  private long slowestMs;
  private Stamp greatest;
  private String content;
  private boolean over;

  TableRead(Run run, ReadPlan plan, ChunkWidth width) {
    this.run = run;
    this.plan = plan;
    this.width = width;
    this.walk = plan.walk(width::get);
    this.content = plan.mark().content();
  }

  Run run() {
    return run;
  }

  ReadPlan plan() {
    return plan;
  }

  ChunkWidth width() {
    return width;
  }

  /** The chunks, one at a time, each made when a thread is free for it; only once. */
  public Iterator<Chunk> getChunks() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return walk.hasNext();
      }

      @Override
      public Chunk next() {
        long keys = width.get();
        return new Chunk(TableRead.this, walk.walked(), walk.next(), keys);
      }
    };
  }

  /** Whether the read brought anything to deliver. */
  public synchronized boolean isChanged() {
    return !parts.isEmpty();
  }

  /**
   * Counts a chunk whose part, if it has one, is on S3. A chunk that comes after another one failed
   * counts no more: the next run reads the table again.
   */
  synchronized void confirm(Copied chunk) {
    if (over) {
      return;
    }
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
  synchronized void withdrawUnlessSettled() {
    if (!over) {
      count(-rows, -written, -skipped, -rejected);
      over = true;
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
  synchronized Manifest manifest() {
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
        parts.stream().sorted(Comparator.comparing(Part::key)).toList());
  }

  /** The watermark this read leads to. It never goes back and never passes the source's clock. */
  synchronized TableMark mark() {
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
  synchronized boolean moved() {
    return !mark().equals(plan.mark()) || rows > skipped;
  }

  /** The table's work is done: its counts stand. */
  synchronized void settle() {
    requireComplete();
    over = true;
  }

  synchronized long rows() {
    return rows;
  }

  synchronized long slowestMs() {
    return slowestMs;
  }

  private void requireComplete() {
    if (walk.hasNext() || confirmed != walk.walked()) {
      throw new IllegalStateException(
          "table '%s': %d of at least %d chunks are confirmed"
              .formatted(plan.table().table(), confirmed, walk.walked()));
    }
  }
}
