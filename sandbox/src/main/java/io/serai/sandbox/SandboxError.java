package io.serai.sandbox;

/**
 * Errors of the sandbox. It shares no code with the hub (none of its jars may meet the hub's), so
 * this repeats the shape of the hub's error codes.
 */
public enum SandboxError {
  BAD_OPTION(
      7001,
      "An option of the sandbox has a value it cannot work with.",
      "correct the named option; --help lists them all.",
      Retry.PERMANENT),
  IN_USE(
      7002,
      "Another sandbox is running on the same folder.",
      "stop it, or give this one another folder with --var.",
      Retry.TRANSIENT),
  SERVER_FAILED(
      7003,
      "One of the sandbox's servers does not start.",
      "read the cause and the server's log in the sandbox's folder; deleting that folder starts afresh.",
      Retry.PERMANENT),
  BAD_FILE(
      7004,
      "A data file cannot be loaded: its header does not fit the table, or it cannot be read.",
      "correct the named file; its header names columns of the table, in any order.",
      Retry.PERMANENT),
  BAD_ROW(
      7005,
      "The source refused a row of a data file.",
      "correct the row at the named line (the header is line 1); nothing of the file was kept.",
      Retry.PERMANENT),
  NOT_WRITABLE(
      7006,
      "The sandbox cannot use its folder.",
      "check its content, its permissions and its free space, or name another one with --var.",
      Retry.PERMANENT),
  ACTIVITY_FAILED(
      7007,
      "The source refused one of the sandbox's own changes.",
      "read the cause; the activity goes on with the next change.",
      Retry.TRANSIENT);

  private final int number;
  private final String summary;
  private final String remedy;
  private final Retry retry;

  SandboxError(int number, String summary, String remedy, Retry retry) {
    this.number = number;
    this.summary = summary;
    this.remedy = remedy;
    this.retry = retry;
  }

  /** The number, 7001 and up. */
  public int number() {
    return number;
  }

  /** One sentence: what happened. */
  public String summary() {
    return summary;
  }

  /** What to do. */
  public String remedy() {
    return remedy;
  }

  /** Whether the same start may succeed later without anybody changing anything. */
  public Retry retry() {
    return retry;
  }

  /** The name in messages and documents, e.g. {@code SERAI-7001}. */
  public String code() {
    return "SERAI-" + number;
  }

  /** How an error is met. */
  public enum Retry {
    TRANSIENT,
    PERMANENT
  }
}
