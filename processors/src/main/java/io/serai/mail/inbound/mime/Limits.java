package io.serai.mail.inbound.mime;

/** How much of a mail is looked at. What lies beyond is named as a fault, not an error. */
public final class Limits {
  /** Bytes of a mail: reports and answers stand at its beginning, attachments behind. */
  public static final int BYTES = 256 * 1024;

  /** Characters of one part. */
  public static final int TEXT = 64 * 1024;

  /** Parts of a mail, containers included. */
  public static final int PARTS = 64;

  /** Containers within containers. */
  public static final int DEPTH = 8;

  /** Header lines of a mail. */
  public static final int HEADERS = 500;

  /** Characters of a header's value. */
  public static final int HEADER = 4096;

  /** Lines that look like boundaries; more would make a part object for each. */
  static final int BOUNDARIES = 2000;

  private Limits() {}
}
