package io.serai.mail.send;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** The connections of one account: so many at once, each for so many mails. */
final class Lines implements AutoCloseable {
  private static final String PATIENCE_MS = "30000";

  private final MailAccount account;
  private final int mailsEach;
  private final Semaphore free;
  private final Session session;
  private final BlockingDeque<SmtpLine> idle = new LinkedBlockingDeque<>();

  Lines(MailAccount account, int most, int mailsEach) {
    this.account = account;
    this.mailsEach = mailsEach;
    this.free = new Semaphore(most, true);
    this.session = Session.getInstance(properties(account));
  }

  private static Properties properties(MailAccount account) {
    String prefix = account.tls() ? "mail.smtps." : "mail.smtp.";
    Properties properties = new Properties();
    properties.put(prefix + "connectiontimeout", "10000");
    properties.put(prefix + "timeout", PATIENCE_MS);
    properties.put(prefix + "writetimeout", PATIENCE_MS);
    properties.put(prefix + "sendpartial", "true");
    properties.put(prefix + "quitwait", "false");
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "auth", String.valueOf(account.username() != null));
    if (account.xoauth2()) {
      properties.put(prefix + "auth.mechanisms", "XOAUTH2");
    }
    if (account.security().equals("starttls")) {
      properties.put(prefix + "starttls.enable", "true");
      properties.put(prefix + "starttls.required", "true");
    }
    if (account.tls()) {
      properties.put(prefix + "ssl.socketFactory", new NoDelay(SSLSocketFactory.getDefault()));
    } else {
      properties.put(prefix + "socketFactory", new NoDelay(SocketFactory.getDefault()));
    }
    return properties;
  }

  /** A connection that may be used, or is to be opened. */
  SmtpLine take() throws InterruptedException {
    free.acquire();
    SmtpLine line = idle.pollFirst();
    return line == null ? new SmtpLine(session, account.tls()) : line;
  }

  /** A new one in the place of one that turned out to be gone. */
  SmtpLine another(SmtpLine gone) {
    close(gone);
    return new SmtpLine(session, account.tls());
  }

  void connect(SmtpLine line) throws MessagingException {
    boolean signsIn = account.username() != null;
    line.connect(
        account.host(),
        account.port(),
        signsIn ? account.username() : null,
        signsIn ? account.secret().get() : null);
  }

  /** Gives a connection back; one that failed is closed. */
  void give(SmtpLine line, boolean sound) {
    try {
      if (sound && line.mails() < mailsEach) {
        idle.addFirst(line);
      } else {
        close(line);
      }
    } finally {
      free.release();
    }
  }

  private static void close(SmtpLine line) {
    try {
      line.close();
    } catch (MessagingException e) {
      // why: a connection that does not end well has ended
      return;
    }
  }

  @Override
  public void close() {
    for (SmtpLine line = idle.poll(); line != null; line = idle.poll()) {
      close(line);
    }
  }
}
