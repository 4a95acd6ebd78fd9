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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The mails in a folder of a mailbox of the sandbox, read by IMAP. */
public final class Letters {
  private Letters() {}

  static List<MimeMessage> in(String address) {
    return in(address, "INBOX");
  }

  static List<MimeMessage> in(String address, String name) {
    Properties properties = new Properties();
    properties.put("mail.imap.port", Sandbox.address("imap.port"));
    Session session = Session.getInstance(properties);
    try (Store store = session.getStore("imap")) {
      store.connect(Sandbox.address("imap.host"), address, "any");
      Folder folder = store.getFolder(name);
      if (!folder.exists()) {
        return List.of();
      }
      folder.open(Folder.READ_ONLY);
      List<MimeMessage> letters = new ArrayList<>();
      for (Message message : folder.getMessages()) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        letters.add(new MimeMessage(session, new ByteArrayInputStream(bytes.toByteArray())));
      }
      return letters;
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes every mail out of a folder; how many there were. */
  public static int clear(String address, String name) {
    Properties properties = new Properties();
    properties.put("mail.imap.port", Sandbox.address("imap.port"));
    try (Store store = Session.getInstance(properties).getStore("imap")) {
      store.connect(Sandbox.address("imap.host"), address, "any");
      Folder folder = store.getFolder(name);
      if (!folder.exists()) {
        return 0;
      }
      folder.open(Folder.READ_WRITE);
      Message[] all = folder.getMessages();
      folder.setFlags(all, new Flags(Flags.Flag.DELETED), true);
      folder.close(true);
      return all.length;
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
