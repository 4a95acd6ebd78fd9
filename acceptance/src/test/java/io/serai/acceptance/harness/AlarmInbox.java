package io.serai.acceptance.harness;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.awaitility.Awaitility;

/** A mailbox of the sandbox, read by IMAP. */
public record AlarmInbox(String address) {

  /** A mail that came. */
  public record Mail(String subject, String from, String text) {}

  /** What is in it, oldest first. */
  public List<Mail> mails() {
    Properties properties = new Properties();
    properties.put("mail.imap.port", Sandbox.address("imap.port"));
    try (Store store = Session.getInstance(properties).getStore("imap")) {
      store.connect(Sandbox.address("imap.host"), address, "any");
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      List<Mail> mails = new ArrayList<>();
      for (Message message : inbox.getMessages()) {
        mails.add(
            new Mail(
                message.getSubject(),
                message.getFrom()[0].toString(),
                message.getContent().toString()));
      }
      return mails;
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for so many; the subjects, oldest first. */
  public List<String> await(int number) {
    return Awaitility.await("mails to " + address)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> mails().stream().map(Mail::subject).toList(), found -> found.size() >= number);
  }
}
