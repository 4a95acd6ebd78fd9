package io.serai.mail.mailbox;

/**
 * How far a folder was read.
 *
 * @param validity UIDVALIDITY of RFC 9051 section 2.3.1.1: under another one the numbers mean other
 *     mails
 * @param uid the last mail that was read; 0 for none
 */
public record Cursor(long validity, long uid) {
  /** Nothing was read. */
  public static final Cursor START = new Cursor(0, 0);

  /** Where to read on in a folder that has this validity now. */
  public Cursor under(long now) {
    return now == validity ? this : new Cursor(now, 0);
  }
}
