package io.serai.acceptance.mail;

import io.serai.acceptance.harness.Sandbox;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** Puts mails into folders of the sandbox's mailboxes, by IMAP. */
final class Returns {
  private static final Session SESSION = Session.getInstance(properties());

  private Returns() {}

  private static Properties properties() {
    Properties properties = new Properties();
    properties.put("mail.imap.port", Sandbox.address("imap.port"));
    return properties;
  }

  /** Works in a mailbox. */
  private interface Work {
    void in(Store store) throws MessagingException;
  }

  private static void open(String address, Work work) {
    try (Store store = SESSION.getStore("imap")) {
      store.connect(Sandbox.address("imap.host"), address, "any");
      work.in(store);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  static void put(String address, String mail) {
    put(address, "INBOX", List.of(mail));
  }

  static void put(String address, String name, List<String> mails) {
    open(
        address,
        store -> {
          Folder folder = store.getFolder(name);
          if (!folder.exists()) {
            folder.create(Folder.HOLDS_MESSAGES);
          }
          Message[] all = new Message[mails.size()];
          for (int i = 0; i < all.length; i++) {
            all[i] = message(mails.get(i));
          }
          folder.appendMessages(all);
        });
  }

  /** Deletes a folder with all its mails. */
  static void drop(String address, String name) {
    open(address, store -> store.getFolder(name).delete(true));
  }

  /** How many mails of the inbox bear a mark of any kind. */
  static long marked(String address) {
    long[] marked = {0};
    open(
        address,
        store -> {
          Folder folder = store.getFolder("INBOX");
          folder.open(Folder.READ_ONLY);
          for (Message message : folder.getMessages()) {
            Flags flags = message.getFlags();
            flags.remove(Flags.Flag.RECENT);
            marked[0] += flags.getSystemFlags().length + flags.getUserFlags().length;
          }
        });
    return marked[0];
  }

  private static MimeMessage message(String mail) throws MessagingException {
    byte[] bytes = mail.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
  }
}
