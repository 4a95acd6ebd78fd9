package io.serai.mail.send;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection to a mail server that knows whether the end of a mail was on its way. */
final class SmtpLine extends SMTPTransport {
  private boolean ending;
  private int mails;

  SmtpLine(Session session, boolean tls) {
    super(session, null, tls ? "smtps" : "smtp", tls);
  }

  void begin() {
    ending = false;
    mails++;
  }

  /** From here on a lost connection may mean a mail that was taken. */
  @Override
  protected void finishData() throws IOException, MessagingException {
    ending = true;
    super.finishData();
  }

  boolean ending() {
    return ending;
  }

  /** Mails that were begun on it. */
  int mails() {
    return mails;
  }
}
