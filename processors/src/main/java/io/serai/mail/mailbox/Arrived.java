package io.serai.mail.mailbox;

/** A mail as it lies in a folder. */
public final class Arrived {
  private final Mailbox mailbox;
  private final long validity;
  private final long before;
  private final long uid;
  private final byte[] raw;

  /**
   * @param validity of its number
   * @param before the number of the mail before it, or where reading began
   * @param raw its beginning, {@link io.serai.mail.inbound.mime.Limits#BYTES} and one byte at most
   */
  public Arrived(Mailbox mailbox, long validity, long before, long uid, byte[] raw) {
    this.mailbox = mailbox;
    this.validity = validity;
    this.before = before;
    this.uid = uid;
    this.raw = raw;
  }

  public Mailbox mailbox() {
    return mailbox;
  }

  public long validity() {
    return validity;
  }

  public long before() {
    return before;
  }

  public long uid() {
    return uid;
  }

  byte[] raw() {
    return raw;
  }
}
