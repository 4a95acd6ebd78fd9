package io.serai.sailthru.stage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream in one reused buffer; one that is too long is passed over and told. */
final class Lines {
  private static final int FIRST_SIZE = 1 << 16;

  private final InputStream in;
  private final int longest;
  private byte[] buffer = new byte[FIRST_SIZE];
  private int start;
  private int end;
  private int next;
  private boolean ended;
  private boolean tooLong;
  private long number;

  /**
   * @param longest most bytes of a line, without its end
   */
  Lines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** Moves to the next line; false when there is none. */
  boolean next() throws IOException {
    start = next;
    tooLong = false;
    int from = start;
    while (true) {
      int newline = newline(from);
      if (newline >= 0) {
        return line(newline, newline + 1);
      }
      from = end;
      if (ended) {
        return end > start && line(end, end);
      }
      from -= fill();
    }
  }

  private boolean line(int to, int following) {
    lineEnd = to;
    next = following;
    number++;
    return true;
  }

  private int lineEnd;

  private int newline(int from) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Reads more; returns by how much what is there moved to the front. */
  private int fill() throws IOException {
    int moved = start;
    if (end - start > longest) {
      tooLong = true;
      // why: only its end is needed any more, so the memory stays what it is
      moved = end;
    }
    System.arraycopy(buffer, moved, buffer, 0, end - moved);
    end -= moved;
    start = 0;
    if (end == buffer.length) {
      buffer =
          Arrays.copyOf(buffer, (int) Math.min(buffer.length * 2L, longest + (long) FIRST_SIZE));
    }
    int count = in.read(buffer, end, buffer.length - end);
    ended = count < 0;
    end += Math.max(count, 0);
    return moved;
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int length() {
    return lineEnd - start;
  }

  /** The line's number, from 1. */
  long number() {
    return number;
  }

  boolean tooLong() {
    return tooLong || length() > longest;
  }

  /** Whether there is nothing but white space in it. */
  boolean blank() {
    for (int i = start; i < lineEnd; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
