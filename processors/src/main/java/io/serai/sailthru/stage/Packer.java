package io.serai.sailthru.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes gzip files by a thread of its own. why: reading records and packing rows take a core each,
 * and a hub has two. What waits to be packed is bounded.
 */
final class Packer implements AutoCloseable {
  private static final int BLOCK = 1 << 16;
  private static final int WAITING = 16;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread packing = new Thread(work, "sailthru-pack");
            packing.setDaemon(true);
            return packing;
          });
  private final Semaphore places = new Semaphore(WAITING);
  private volatile Exception failure;

  private interface Work {
    void run() throws IOException;
  }

  /** A new file; it is whole after its stream was closed and {@link #await} returned. */
  OutputStream open(Path file) throws IOException {
    return new Blocks(new FastGzip(Files.newOutputStream(file)));
  }

  private void later(Work work) {
    places.acquireUninterruptibly();
    thread.execute(
        () -> {
          try {
            work.run();
          } catch (IOException | RuntimeException e) {
            failure = e;
          } finally {
            places.release();
          }
        });
  }

  /** Waits until everything is written. */
  void await() throws IOException {
    places.acquireUninterruptibly(WAITING);
    places.release(WAITING);
    requireWorking();
  }

  private void requireWorking() throws IOException {
    if (failure != null) {
      throw new IOException("a file of rows cannot be written", failure);
    }
  }

  /** Nothing is waited for; what was not awaited is not whole. */
  @Override
  public void close() {
    thread.shutdown();
  }

  /** Collects blocks and hands them over. */
  private final class Blocks extends OutputStream {
    private final OutputStream packed;
    private byte[] block = new byte[BLOCK];
    private int size;
    private boolean closed;

    Blocks(OutputStream packed) {
      this.packed = packed;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int from = offset;
      int left = length;
      while (left > 0) {
        int count = Math.min(left, BLOCK - size);
        System.arraycopy(bytes, from, block, size, count);
        size += count;
        from += count;
        left -= count;
        if (size == BLOCK) {
          handOver();
        }
      }
    }

    private void handOver() throws IOException {
      byte[] full = block;
      int bytes = size;
      block = new byte[BLOCK];
      size = 0;
      requireWorking();
      later(() -> packed.write(full, 0, bytes));
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        try {
          handOver();
        } finally {
          later(packed::close);
        }
      }
    }
  }

  /** why: the best level takes four times as long for a sixth less. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream to) throws IOException {
      super(to, BLOCK);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
