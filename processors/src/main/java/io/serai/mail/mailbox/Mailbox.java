package io.serai.mail.mailbox;

import io.serai.mail.send.MailAccount;

/**
 * A folder of an account.
 *
 * @param folder as the server names it
 */
public record Mailbox(MailAccount account, String folder) {
  private static final String INBOX = "INBOX";

  /** Its name in runs and logs: the account, and the folder unless it is the usual one. */
  public String name() {
    return folder.equals(INBOX) ? account.id() : account.id() + " " + folder;
  }
}
