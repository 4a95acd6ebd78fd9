package io.serai.core;

import java.util.concurrent.atomic.LongAdder;

/**
 * The counters of one unit of a run, in the stage's own unit (see docs/semantics.md). Safe to use
 * from many threads; split copies of an exchange share them.
 */
public final class Counts {
  private final LongAdder read = new LongAdder();
  private final LongAdder written = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder held = new LongAdder();
  private final LongAdder produced = new LongAdder();

  /** Inputs taken from the source. */
  public void read(long inputs) {
    read.add(inputs);
  }

  /** Inputs the target's own answer says are durable: never the loop that counted {@link #read}. */
  public void written(long inputs) {
    written.add(inputs);
  }

  /** Inputs refused, each with a reason in {@code serai.rejected}. */
  public void rejected(long inputs) {
    rejected.add(inputs);
  }

  /** Inputs that needed no work, for instance a version that was delivered before. */
  public void skipped(long inputs) {
    skipped.add(inputs);
  }

  /** Inputs whose outcome is not known and that wait for a person or a later run. */
  public void held(long inputs) {
    held.add(inputs);
  }

  /** What was derived from the inputs; outside the balance. */
  public void produced(long outputs) {
    produced.add(outputs);
  }

  /** The counters at this moment. */
  public Tally tally() {
    return new Tally(
        read.sum(), written.sum(), rejected.sum(), skipped.sum(), held.sum(), produced.sum());
  }

  /** Counters that no longer move. */
  public record Tally(
      long read, long written, long rejected, long skipped, long held, long produced) {

    static final Tally ZERO = new Tally(0, 0, 0, 0, 0, 0);

    Tally plus(Tally other) {
      return new Tally(
          read + other.read,
          written + other.written,
          rejected + other.rejected,
          skipped + other.skipped,
          held + other.held,
          produced + other.produced);
    }

    /** Counts as held what was read and came to no end. */
    Tally openHeld() {
      long open = Math.max(0, read - written - rejected - skipped - held);
      return new Tally(read, written, rejected, skipped, held + open, produced);
    }

    /** Conservation: {@code read = written + rejected + skipped + held}. */
    public boolean balanced() {
      return read == written + rejected + skipped + held;
    }
  }
}
