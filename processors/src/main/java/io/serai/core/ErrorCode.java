package io.serai.core;

/** A documented error: its number, what it means and what the reader can do about it. */
public interface ErrorCode {
  /**
   * What is written of an error.
   *
   * @param number 1xxx hub, 2xxx totesys, 3xxx engagements, 4xxx sailthru, 5xxx leads, 6xxx mail,
   *     7xxx sandbox
   * @param summary one sentence: what happened
   * @param remedy one or two sentences: what to do
   * @param retry whether the same work may succeed later without anybody changing anything
   */
  record Entry(int number, String summary, String remedy, Retry retry) {}

  /** What is written of this error. */
  Entry entry();

  default int number() {
    return entry().number();
  }

  default String summary() {
    return entry().summary();
  }

  default String remedy() {
    return entry().remedy();
  }

  default Retry retry() {
    return entry().retry();
  }

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
