package io.serai.mail.send;

import io.serai.mail.compose.Outgoing;
import io.serai.mail.model.Answer;
import io.serai.mail.model.Verdict;
import io.serai.mail.reply.Meaning;
import io.serai.mail.reply.Reply;
import io.serai.mail.reply.Reply.Phase;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Reads from the library's exceptions what the server said of each recipient. */
final class Said {
  private Said() {}

  static void taken(Outgoing mail) {
    mail.envelope().keySet().forEach(place -> mail.answered(place, Answer.ACCEPTED));
  }

  /**
   * Notes an answer for every recipient.
   *
   * @param phase how far the dialogue was when it failed
   */
  static void failed(Outgoing mail, MessagingException failure, Phase phase) {
    Map<String, Answer> each = new HashMap<>();
    int company = mail.envelope().size();
    Answer all = overall(failure, phase, company);
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      if (cause instanceof SMTPAddressFailedException one) {
        each.put(
            one.getAddress().getAddress(),
            Meaning.of(Reply.of(Phase.ENVELOPE, one.getReturnCode(), one.getMessage()), company));
      } else if (cause instanceof SendFailedException sent
          && sent.getValidSentAddresses() != null) {
        for (Address address : sent.getValidSentAddresses()) {
          each.put(((InternetAddress) address).getAddress(), Answer.ACCEPTED);
        }
      }
    }
    mail.envelope()
        .forEach((place, to) -> mail.answered(place, each.getOrDefault(to.getAddress(), all)));
  }

  private static Throwable next(Throwable cause) {
    return cause instanceof MessagingException e ? e.getNextException() : null;
  }

  private static Answer overall(MessagingException failure, Phase phase, int company) {
    if (failure instanceof AuthenticationFailedException) {
      int code = leading(failure.getMessage());
      return Meaning.of(Reply.of(Phase.AUTH, code, failure.getMessage()), company);
    }
    int code = 0;
    if (failure instanceof SMTPSendFailedException e) {
      code = e.getReturnCode();
    } else if (failure instanceof SMTPSenderFailedException e) {
      code = e.getReturnCode();
    }
    if (code <= 0) {
      code = phase == Phase.CONNECT ? leading(failure.getMessage()) : 0;
    }
    // why: 250 is said when some were taken and others were not; who is not named was not asked for
    return code / 100 == 2
        ? new Answer(Verdict.TRANSIENT, code, "")
        : Meaning.of(Reply.of(phase, code, failure.getMessage()), company);
  }

  /** The reply's code where the library hands out its text alone. */
  private static int leading(String text) {
    return text != null && text.matches("(?s)[245]\\d\\d[ -].*")
        ? Integer.parseInt(text.substring(0, 3))
        : 0;
  }
}
