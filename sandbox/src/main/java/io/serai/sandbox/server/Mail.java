package io.serai.sandbox.server;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.serai.sandbox.robot.Robot;
import io.serai.sandbox.smtp.Smtp;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * SMTP and IMAP over the same mailboxes, which live in memory. Any mail is accepted unless its
 * address asks for something else; its recipient's mailbox is there from then on, and a copy lies
 * in the sender's folder Sent: the login is the address, the password whatever. What is addressed
 * to {@code reply+…}, {@code unsub+…} or {@code bounce+…} lies in the mailbox {@code replies} of
 * that domain. Addresses with a {@link io.serai.sandbox.robot.Habit} answer at once.
 */
public final class Mail implements Server {
  private static final String HOST = "127.0.0.1";
  private static final Session SESSION = Session.getInstance(new Properties());

  private static final Pattern TOKEN = Pattern.compile("(?i)(?:reply|unsub|bounce)\\+[^@]*@");

  private final GreenMail mailboxes;
  private final Robot robot;
  private Smtp smtp;

  private Mail(GreenMail mailboxes, Clock clock) {
    this.mailboxes = mailboxes;
    this.robot = new Robot(clock, this::answer);
  }

  /** Starts both on free ports. */
  public static Mail start(Clock clock) {
    ServerSetup imap = new ServerSetup(0, HOST, ServerSetup.PROTOCOL_IMAP);
    GreenMail mailboxes =
        new GreenMail(imap)
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    mailboxes.start();
    Mail mail = new Mail(mailboxes, clock);
    mail.smtp = Smtp.start(mail::put);
    return mail;
  }

  private synchronized void put(String sender, List<String> recipients, byte[] mail) {
    try {
      for (String recipient : recipients) {
        folder(mailbox(recipient), "INBOX").store(message(mail));
      }
      if (!sender.isEmpty()) {
        folder(mailbox(sender), "Sent").store(message(mail));
      }
      for (String recipient : recipients) {
        robot.came(sender, recipient, mail);
      }
    } catch (Exception e) {
      throw new IllegalStateException("a mail was not kept", e);
    }
  }

  private void answer(String to, byte[] mail) {
    try {
      folder(mailbox(to), "INBOX").store(message(mail));
    } catch (Exception e) {
      throw new IllegalStateException("an answer was not kept", e);
    }
  }

  private static String mailbox(String address) {
    return TOKEN.matcher(address).replaceFirst("replies@");
  }

  /** why: read from its bytes, a message keeps the Message-ID it has. */
  private static MimeMessage message(byte[] mail) throws MessagingException {
    return new MimeMessage(SESSION, new ByteArrayInputStream(mail));
  }

  private MailFolder folder(String address, String name) throws Exception {
    GreenMailUser user = user(address);
    var store = mailboxes.getManagers().getImapHostManager();
    MailFolder folder = store.getFolder(user, name);
    return folder == null ? store.createMailbox(user, name) : folder;
  }

  private GreenMailUser user(String address) throws UserException {
    var users = mailboxes.getManagers().getUserManager();
    GreenMailUser user = users.getUserByEmail(address);
    return user == null ? users.createUser(address, address, address) : user;
  }

  @Override
  public String name() {
    return "Mail";
  }

  @Override
  public String address() {
    return "smtp://%s:%d imap://%s:%d"
        .formatted(HOST, smtp.port(), HOST, mailboxes.getImap().getPort());
  }

  @Override
  public Map<String, String> endpoints() {
    return Map.of(
        "smtp.host",
        HOST,
        "smtp.port",
        String.valueOf(smtp.port()),
        "imap.host",
        HOST,
        "imap.port",
        String.valueOf(mailboxes.getImap().getPort()));
  }

  @Override
  public void close() {
    smtp.close();
    mailboxes.stop();
  }
}
