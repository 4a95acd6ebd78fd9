package io.serai.mail.send;

import io.serai.mail.model.Account;
import java.util.function.Supplier;

/**
 * An account as the configuration has it.
 *
 * @param address sender of what goes through it
 * @param name shown beside the address, or null
 * @param security {@code starttls}, {@code tls} or {@code none}
 * @param username null for a server that asks for none
 * @param secret asked for at every new connection
 * @param imap where its mailbox is read, or null when it is not
 * @param verp whether its server lets reports go to another address than its own
 * @param xoauth2 whether the secret is a token of OAuth 2 rather than a password
 */
public record MailAccount(
    String id,
    String address,
    String name,
    String host,
    int port,
    String security,
    String username,
    Supplier<String> secret,
    Imap imap,
    boolean verp,
    boolean xoauth2,
    Account.Terms terms) {

  /**
   * A server that its mailbox lies on.
   *
   * @param security {@code starttls}, {@code tls} or {@code none}
   */
  public record Imap(String host, int port, String security) {}

  boolean tls() {
    return security.equals("tls");
  }
}
