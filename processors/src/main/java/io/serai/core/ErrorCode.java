package io.serai.core;

/** A documented error: its number, what it means and what the reader can do about it. */
public interface ErrorCode {
  /**
   * 1xxx hub, 2xxx totesys, 3xxx engagements, 4xxx sailthru, 5xxx leads, 6xxx mail, 7xxx sandbox.
   */
  int number();

  /** One sentence: what happened. */
  String summary();

  /** One or two sentences: what to do. */
  String remedy();

  /** Whether the same work may succeed later without anybody changing anything. */
  Retry retry();

  /** The name in logs, tables and documents, e.g. {@code SERAI-2001}. */
  default String code() {
    return "SERAI-" + number();
  }

  /** How an error is met. */
  enum Retry {
    TRANSIENT,
    PERMANENT
  }
}
