package io.serai.mail.compose;

import io.serai.mail.model.Answer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A mail on its way: through which account, to whom of its recipients, and what was answered. */
public final class Outgoing extends SMTPMessage {
  private final String account;
  private final Map<Integer, InternetAddress> envelope = new LinkedHashMap<>();
  private final Map<Integer, Answer> answers = new LinkedHashMap<>();

  Outgoing(Session session, String account) {
    super(session);
    this.account = account;
  }

  public String account() {
    return account;
  }

  void addressed(int place, InternetAddress to) {
    envelope.put(place, to);
  }

  /** Recipients of this lease by their places in the mail. */
  public Map<Integer, InternetAddress> envelope() {
    return Map.copyOf(envelope);
  }

  /** Notes what the server said of a recipient. */
  public void answered(int place, Answer answer) {
    answers.put(place, answer);
  }

  /** What was said, by the recipients' places. */
  public Map<Integer, Answer> answers() {
    return Map.copyOf(answers);
  }

  /**
   * why: the library would put an id of its own in the place of the one that replies are found by
   */
  @Override
  protected void updateMessageID() throws MessagingException {
    if (getHeader("Message-ID") == null) {
      super.updateMessageID();
    }
  }
}
