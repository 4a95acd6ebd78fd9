package io.serai.mail.mailbox;

import io.serai.mail.MailKeys;
import io.serai.mail.inbound.Inbound;
import io.serai.mail.inbound.Kind;
import io.serai.mail.inbound.mime.Mail;
import io.serai.mail.inbound.mime.MailParser;
import io.serai.mail.match.Matched;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * A mail that came in, read.
 *
 * @param id the same for the same mail, wherever and whenever it is read
 * @param matched null when it belongs to no mail that is known
 */
public record Letter(Arrived arrived, Mail mail, Inbound inbound, String id, Matched matched) {
  private static final int BEGINNING = 4096;

  /**
   * Reads a mail; never throws for what stands in it.
   *
   * @param own addresses of the accounts, lower case
   */
  public static Letter of(Arrived arrived, Set<String> own, MailKeys keys) {
    Mail mail = MailParser.parse(arrived.raw());
    return new Letter(arrived, mail, Inbound.of(mail, own), id(mail, arrived.raw(), keys), null);
  }

  /**
   * why not its Message-ID alone: mail systems and people who mean harm use one twice, and the
   * second mail would vanish. What servers add on the way is left out, so that a copy in another
   * mailbox is the same mail.
   */
  private static String id(Mail mail, byte[] raw, MailKeys keys) {
    if (mail.headers().isEmpty()) {
      return keys.hash(new String(raw, StandardCharsets.ISO_8859_1));
    }
    String text = mail.text();
    return keys.hash(
        String.join(
            "\n",
            mail.header("Message-ID"),
            mail.header("Date"),
            mail.header("From"),
            mail.header("Subject"),
            text.substring(0, Math.min(text.length(), BEGINNING))));
  }

  /** Its kind. */
  public Kind kind() {
    return inbound.classified().kind();
  }

  /** Whether it is a copy of a mail of our own. */
  public boolean own() {
    return kind() == Kind.OWN;
  }

  /** The same, with the mail it belongs to. */
  public Letter with(Optional<Matched> found) {
    return new Letter(arrived, mail, inbound, id, found.orElse(null));
  }
}
