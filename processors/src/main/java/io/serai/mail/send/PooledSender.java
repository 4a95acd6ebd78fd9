package io.serai.mail.send;

import io.serai.mail.compose.Outgoing;
import io.serai.mail.reply.Reply.Phase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.eclipse.angus.mail.util.MailStreamProvider;

/**
 * Sends through connections that stay open, each mail through its own account. What the server said
 * is noted in the mail; nothing is thrown for it.
 */
public final class PooledSender extends DefaultJavaMailSender implements AutoCloseable {
  private static final String STREAMS = StreamProvider.class.getName();
  private static final int MAILS_EACH = 100;

  static {
    // why: the library looks its streams up in every jar for each part of a mail, unless it is told
    if (System.getProperty(STREAMS) == null) {
      System.setProperty(STREAMS, MailStreamProvider.class.getName());
    }
  }

  private final AccountBook accounts;
  private final int connections;
  private final Map<String, Lines> lines = new ConcurrentHashMap<>();

  /**
   * @param connections of each account, at once
   */
  public PooledSender(AccountBook accounts, int connections) {
    this.accounts = accounts;
    this.connections = connections;
  }

  @Override
  public void send(MimeMessage message) throws MessagingException {
    Outgoing mail = (Outgoing) message;
    if (!mail.answers().isEmpty()) {
      // why: whoever hands over the same mail again must not send it again
      return;
    }
    Lines pool =
        lines.computeIfAbsent(
            mail.account(), id -> new Lines(accounts.get(id), connections, MAILS_EACH));
    SmtpLine line;
    try {
      line = pool.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Said.failed(mail, new MessagingException("interrupted"), Phase.CONNECT);
      return;
    }
    boolean sound = false;
    try {
      boolean used = line.mails() > 0;
      MessagingException failure = attempt(pool, line, mail);
      if (failure != null && used && lost(failure, line)) {
        // why: the server closes what is idle; before the end of the mail nothing was taken
        line = pool.another(line);
        failure = attempt(pool, line, mail);
      }
      sound = failure == null || answered(failure);
      if (failure == null) {
        Said.taken(mail);
      } else {
        Said.failed(mail, failure, phase(line));
      }
    } finally {
      pool.give(line, sound);
    }
  }

  private static MessagingException attempt(Lines pool, SmtpLine line, Outgoing mail) {
    try {
      if (line.mails() == 0) {
        pool.connect(line);
      }
      line.begin();
      line.sendMessage(mail, mail.envelope().values().toArray(InternetAddress[]::new));
      return null;
    } catch (MessagingException e) {
      return e;
    } catch (IllegalStateException e) {
      return new MessagingException("the connection is closed", e);
    }
  }

  private static boolean lost(MessagingException failure, SmtpLine line) {
    return !line.ending() && !answered(failure);
  }

  /** Whether the server said something, after which the connection goes on. */
  private static boolean answered(MessagingException failure) {
    return failure instanceof jakarta.mail.SendFailedException
        && !(failure.getMessage() != null && failure.getMessage().startsWith("[EOF]"))
        && !(failure.getMessage() != null && failure.getMessage().startsWith("421"));
  }

  private static Phase phase(SmtpLine line) {
    if (line.ending()) {
      return Phase.END_OF_DATA;
    }
    return line.mails() == 0 ? Phase.CONNECT : Phase.ENVELOPE;
  }

  @Override
  public void close() {
    lines.values().forEach(Lines::close);
  }
}
