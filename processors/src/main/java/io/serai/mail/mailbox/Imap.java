package io.serai.mail.mailbox;

import io.serai.mail.inbound.mime.Limits;
import io.serai.mail.send.MailAccount;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;

/** Connections to the servers that mailboxes lie on. */
final class Imap {
  private static final String PATIENCE_MS = "30000";

  private Imap() {}

  /** A connection that is signed in. Without a secret any password is as good. */
  static Store open(MailAccount account) throws MessagingException {
    MailAccount.Imap server = account.imap();
    String protocol = server.security().equals("tls") ? "imaps" : "imap";
    Store store = Session.getInstance(properties(account, protocol)).getStore(protocol);
    String user = account.username() == null ? account.address() : account.username();
    String secret = account.secret() == null ? "none" : account.secret().get();
    store.connect(server.host(), server.port(), user, secret);
    return store;
  }

  private static Properties properties(MailAccount account, String protocol) {
    String prefix = "mail." + protocol + ".";
    Properties properties = new Properties();
    properties.put(prefix + "connectiontimeout", "10000");
    properties.put(prefix + "timeout", PATIENCE_MS);
    properties.put(prefix + "writetimeout", PATIENCE_MS);
    properties.put(prefix + "peek", "true");
    // why: what is looked at of a mail comes in one answer, and no more of it is transferred
    properties.put(prefix + "fetchsize", String.valueOf(Limits.BYTES + 1));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    if (account.xoauth2()) {
      properties.put(prefix + "auth.mechanisms", "XOAUTH2");
    }
    if (account.imap().security().equals("starttls")) {
      properties.put(prefix + "starttls.enable", "true");
      properties.put(prefix + "starttls.required", "true");
    }
    return properties;
  }

  /** What failed, in words that hold no address: servers repeat them. */
  static String words(Exception e) {
    if (e instanceof AuthenticationFailedException) {
      return "the server refused the credentials";
    }
    return e instanceof FolderNotFoundException
        ? "there is no such folder"
        : "the server is away, or said no";
  }
}
