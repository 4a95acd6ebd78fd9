package io.serai.mail.inbound;

import io.serai.mail.inbound.bounce.Bounce;
import io.serai.mail.inbound.bounce.Bounces;
import io.serai.mail.inbound.bounce.Group;
import io.serai.mail.inbound.mime.Addresses;
import io.serai.mail.inbound.mime.Limits;
import io.serai.mail.inbound.mime.Mail;
import io.serai.mail.inbound.mime.MailParser;
import io.serai.mail.inbound.reply.MatchKeys;
import io.serai.mail.inbound.reply.OptOut;
import io.serai.mail.inbound.reply.Purpose;
import io.serai.mail.inbound.reply.ReplyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Everything one inbound mail says.
 *
 * @param classified its kind and the sign it was known by
 * @param recipients what a report, complaint or automatic answer says, one entry each; may be empty
 * @param keys by what it may be matched
 * @param text the new text of a person's mail, else empty
 * @param optOut whether it asks for no more mail; to be reviewed
 * @param faults what was wrong with its form
 */
public record Inbound(
    Classified classified,
    List<Bounce> recipients,
    MatchKeys keys,
    String text,
    boolean optOut,
    List<String> faults) {

  /**
   * Reads a mail. Never throws, whatever the bytes.
   *
   * @param raw the mail as it came; more than {@link io.serai.mail.inbound.mime.Limits#BYTES} is
   *     not read
   * @param own addresses of the accounts that send, lower case
   */
  public static Inbound read(byte[] raw, Set<String> own) {
    return of(MailParser.parse(raw), own);
  }

  /** What a parsed mail says; as {@link #read}. */
  public static Inbound of(Mail mail, Set<String> own) {
    Classified classified = Classifier.classify(mail, own);
    String text = classified.kind() == Kind.HUMAN ? ReplyText.of(mail) : "";
    MatchKeys keys = MatchKeys.of(mail);
    boolean optOut =
        classified.kind() == Kind.HUMAN
            && (keys.tokens().containsKey(Purpose.UNSUB)
                || OptOut.wished(mail.header("Subject"), text));
    List<Bounce> recipients = recipients(mail, classified.kind());
    return new Inbound(classified, recipients, keys, text, optOut, faults(mail, recipients));
  }

  private static List<Bounce> recipients(Mail mail, Kind kind) {
    return switch (kind) {
      case REPORT -> Bounces.report(mail);
      case COMPLAINT -> Bounces.complaint(mail);
      case AUTO_REPLY -> List.of(automatic(mail));
      case OWN, HUMAN, UNREADABLE -> List.of();
    };
  }

  private static List<String> faults(Mail mail, List<Bounce> recipients) {
    if (recipients.size() < Limits.RECIPIENTS) {
      return mail.faults();
    }
    List<String> faults = new ArrayList<>(mail.faults());
    faults.add("recipients after the first %d were not read".formatted(Limits.RECIPIENTS));
    return List.copyOf(faults);
  }

  private static Bounce automatic(Mail mail) {
    String sender = Addresses.first(mail.header("From"));
    return new Bounce(sender, "auto-reply", "", "", Group.OTHER, "an automatic answer", "");
  }
}
