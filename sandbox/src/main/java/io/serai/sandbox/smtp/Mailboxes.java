package io.serai.sandbox.smtp;

import java.util.List;

/** Where mails that were taken end. */
public interface Mailboxes {
  /**
   * Puts a mail into the inbox of each recipient and into the sender's folder Sent.
   *
   * @param mail as it was transferred: its Message-ID is kept
   */
  void put(String sender, List<String> recipients, byte[] mail);
}
