package io.serai.sailthru.stage;

/** A line that is refused. The message is the reason for the reader and quotes no content. */
final class BadLine extends Exception {
  private static final long serialVersionUID = 1L;

  BadLine(String reason) {
    // why: it is thrown for data, may be by the million, and nobody reads its stack
    super(reason, null, false, false);
  }
}
