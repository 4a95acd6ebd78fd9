package io.serai.mail.mailbox;

import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.search.SubjectTerm;
import java.util.HashMap;
import java.util.Map;

/** Mails of ours in mailboxes of ours. The folder is only examined. */
public final class Arrivals {
  private static final String ID = "X-Serai-Message";

  private Arrivals() {}

  /**
   * How often each mail is in a folder, by the hub's own id.
   *
   * @param subject a part of their subject that no other mail has
   * @throws SeraiException MAILBOX_GONE when it cannot be read now
   */
  public static Map<String, Integer> of(Mailbox mailbox, String subject) {
    Map<String, Integer> times = new HashMap<>();
    try (Store store = Imap.open(mailbox.account())) {
      Folder folder = store.getFolder(mailbox.folder());
      folder.open(Folder.READ_ONLY);
      try {
        Message[] found = folder.search(new SubjectTerm(subject));
        FetchProfile profile = new FetchProfile();
        profile.add(ID);
        folder.fetch(found, profile);
        for (Message message : found) {
          String[] id = message.getHeader(ID);
          if (id != null) {
            times.merge(id[0], 1, Integer::sum);
          }
        }
      } finally {
        folder.close(false);
      }
    } catch (MessagingException e) {
      throw new SeraiException(
          MailError.MAILBOX_GONE, "mail", e, "mailbox '%s': %s", mailbox.name(), Imap.words(e));
    }
    return times;
  }
}
