package io.serai.mail.inbound.mime;

/** How much of a mail is looked at. What lies beyond is named as a fault, not an error. */
public final class Limits {
  /** Bytes of a mail: reports and answers stand at its beginning, attachments behind. */
  public static final int BYTES = 128 * 1024;

  /** Characters of one part. */
  public static final int TEXT = 64 * 1024;

  /** Parts of a mail, containers included. */
  public static final int PARTS = 64;

  /** Containers within containers. */
  public static final int DEPTH = 6;

  /** Header lines of a mail. */
  public static final int HEADERS = 500;

  /** Characters of a header's value. */
  public static final int HEADER = 4096;

  /** Recipients that one mail may report on: what RFC 5321 section 4.5.3.1.8 lets a mail have. */
  public static final int RECIPIENTS = 100;

  private Limits() {}
}
