package io.serai.mail.mailbox;

import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import io.serai.mail.send.MailAccount;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.search.HeaderTerm;
import jakarta.mail.search.OrTerm;
import jakarta.mail.search.SearchTerm;
import jakarta.mail.search.SubjectTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** Mails of ours in mailboxes of ours. Folders are only examined. */
public final class Arrivals {
  private static final String ID = "X-Serai-Message";

  /** RFC 6154 section 2. */
  private static final String SENT = "\\Sent";

  private static final int TOGETHER = 20;

  private Arrivals() {}

  /**
   * How often each mail is in a folder, by the hub's own id.
   *
   * @param subject a part of their subject that no other mail has
   * @throws SeraiException MAILBOX_GONE when it cannot be read now
   */
  public static Map<String, Integer> of(Mailbox mailbox, String subject) {
    try (Store store = Imap.open(mailbox.account())) {
      return times(store.getFolder(mailbox.folder()), List.of(new SubjectTerm(subject)));
    } catch (MessagingException e) {
      throw gone(mailbox.name(), e);
    }
  }

  /**
   * Those of some mails that an account's folder of sent mail has a copy of. It is the folder that
   * the server says is for sent mail (RFC 6154).
   *
   * @param folder its name where the server says nothing
   * @param ids the hub's own
   * @throws SeraiException MAILBOX_GONE when it cannot be read now
   */
  public static Set<String> sent(MailAccount account, String folder, List<String> ids) {
    try (Store store = Imap.open(account)) {
      Set<String> found = new TreeSet<>(times(sent(store, folder), questions(ids)).keySet());
      found.retainAll(Set.copyOf(ids));
      return found;
    } catch (MessagingException e) {
      throw gone(new Mailbox(account, folder).name(), e);
    }
  }

  /** why: servers refuse commands of more than some kilobytes */
  private static List<SearchTerm> questions(List<String> ids) {
    List<SearchTerm> questions = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += TOGETHER) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + TOGETHER));
      questions.add(
          new OrTerm(some.stream().map(id -> new HeaderTerm(ID, id)).toArray(SearchTerm[]::new)));
    }
    return questions;
  }

  private static Folder sent(Store store, String name) throws MessagingException {
    for (Folder folder : store.getDefaultFolder().list("*")) {
      List<String> attributes = Arrays.asList(((IMAPFolder) folder).getAttributes());
      if (attributes.stream().anyMatch(SENT::equalsIgnoreCase)) {
        return folder;
      }
    }
    return store.getFolder(name);
  }

  private static Map<String, Integer> times(Folder folder, List<SearchTerm> questions)
      throws MessagingException {
    Map<String, Integer> times = new HashMap<>();
    FetchProfile profile = new FetchProfile();
    profile.add(ID);
    folder.open(Folder.READ_ONLY);
    try {
      for (SearchTerm question : questions) {
        Message[] found = folder.search(question);
        folder.fetch(found, profile);
        for (Message message : found) {
          String[] id = message.getHeader(ID);
          if (id != null) {
            times.merge(id[0], 1, Integer::sum);
          }
        }
      }
    } finally {
      folder.close(false);
    }
    return times;
  }

  private static SeraiException gone(String mailbox, MessagingException e) {
    return new SeraiException(
        MailError.MAILBOX_GONE, "mail", e, "mailbox '%s': %s", mailbox, Imap.words(e));
  }
}
