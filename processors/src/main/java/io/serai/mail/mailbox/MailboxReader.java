package io.serai.mail.mailbox;

import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import io.serai.mail.inbound.mime.Limits;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * Reads a folder from a number on. The folder is only examined: no mail is deleted, moved or marked
 * as seen, so whoever else reads the mailbox makes no difference, and is not disturbed.
 */
public final class MailboxReader {
  private final int mostMails;
  private final long mostBytes;

  /**
   * A page ends when it has so many mails, or so many bytes.
   *
   * @param mostMails at most; at least 1
   */
  public MailboxReader(int mostMails, long mostBytes) {
    this.mostMails = mostMails;
    this.mostBytes = mostBytes;
  }

  /**
   * The mails behind a cursor. Opens and closes a connection of its own: the library keeps what it
   * has seen of a folder for as long as that is open.
   *
   * @throws SeraiException MAILBOX_GONE when it cannot be read now
   */
  public Page page(Mailbox mailbox, Cursor cursor) {
    try (Store store = Imap.open(mailbox.account())) {
      IMAPFolder folder = (IMAPFolder) store.getFolder(mailbox.folder());
      folder.open(Folder.READ_ONLY);
      try {
        return read(mailbox, folder, cursor.under(folder.getUIDValidity()));
      } finally {
        folder.close(false);
      }
    } catch (MessagingException | IOException e) {
      throw new SeraiException(
          MailError.MAILBOX_GONE, "mail", e, "mailbox '%s': %s", mailbox.name(), Imap.words(e));
    }
  }

  private Page read(Mailbox mailbox, IMAPFolder folder, Cursor cursor)
      throws MessagingException, IOException {
    int count = folder.getMessageCount();
    List<Arrived> mails = new ArrayList<>();
    int n = first(folder, count, cursor.uid());
    long bytes = 0;
    long before = cursor.uid();
    while (n <= count && mails.size() < mostMails && bytes < mostBytes) {
      for (Message message : some(folder, n, Math.min(count, n + mostMails - mails.size() - 1))) {
        n++;
        long uid = folder.getUID(message);
        byte[] raw = raw((IMAPMessage) message);
        if (uid > before && raw != null) {
          mails.add(new Arrived(mailbox, cursor.validity(), before, uid, raw));
          before = uid;
          bytes += raw.length;
        }
        if (bytes >= mostBytes) {
          break;
        }
      }
    }
    return new Page(cursor, List.copyOf(mails), n <= count);
  }

  /**
   * The place of the first mail with a greater number, by halving. Numbers grow with places, and no
   * place changes while nothing but FETCH is asked (RFC 9051 section 7.5.1).
   */
  private static int first(IMAPFolder folder, int count, long uid) throws MessagingException {
    int low = 1;
    int high = count + 1;
    if (count > 0 && folder.getUIDNext() > 0 && folder.getUIDNext() <= uid + 1) {
      return high;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (folder.getUID(folder.getMessage(middle)) > uid) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static Message[] some(IMAPFolder folder, int from, int to) throws MessagingException {
    Message[] messages = folder.getMessages(from, to);
    FetchProfile profile = new FetchProfile();
    profile.add(UIDFolder.FetchProfileItem.UID);
    profile.add(FetchProfile.Item.SIZE);
    folder.fetch(messages, profile);
    return messages;
  }

  /** Its beginning; null when somebody deleted it in the meantime. */
  private static byte[] raw(IMAPMessage message) throws MessagingException, IOException {
    try (InputStream in = message.getMimeStream()) {
      return in.readNBytes(Limits.BYTES + 1);
    } catch (MessageRemovedException e) {
      return null;
    }
  }
}
