package io.serai.mail.reply;

import io.serai.mail.model.Answer;
import io.serai.mail.model.Verdict;
import java.util.Set;

/**
 * What an answer means. The enhanced code (RFC 3463) goes before the three digits (RFC 5321),
 * because providers put a 550 before things that are no fault of the mail's.
 */
public final class Meaning {
  private static final Set<String> NO_SUCH_USER = Set.of("5.1.1", "5.1.2", "5.1.6", "5.1.10");
  private static final Set<String> BAD_CREDENTIALS = Set.of("5.7.8", "5.7.9", "5.7.14");

  private Meaning() {}

  /**
   * The answer for one recipient.
   *
   * @param company how many recipients the dialogue has
   */
  public static Answer of(Reply reply, int company) {
    Verdict verdict = verdict(reply);
    // why: alone in its company it would be split for ever
    boolean alone = verdict == Verdict.SPLIT && company < 2;
    return new Answer(alone ? Verdict.TRANSIENT : verdict, reply.code(), reply.enhanced());
  }

  private static Verdict verdict(Reply reply) {
    if (reply.code() == 0) {
      return reply.phase() == Reply.Phase.END_OF_DATA ? Verdict.UNKNOWN : Verdict.TRANSIENT;
    }
    if (reply.code() / 100 == 2) {
      return Verdict.ACCEPTED;
    }
    Verdict special = special(reply);
    if (special != null) {
      return special;
    }
    return reply.code() / 100 == 5 ? permanent(reply) : Verdict.TRANSIENT;
  }

  /** What is told by its code alone, whatever digit it begins with. */
  private static Verdict special(Reply reply) {
    String enhanced = reply.enhanced();
    if (credentials(reply)) {
      return Verdict.CREDENTIALS;
    }
    if (reply.code() == 452 && enhanced.equals("4.5.3")) {
      return Verdict.SPLIT;
    }
    boolean limit = reply.code() == 452 || reply.code() == 454;
    if (enhanced.equals("5.4.5") || (limit && enhanced.startsWith("4.5."))) {
      return Verdict.ACCOUNT_LIMIT;
    }
    return enhanced.endsWith(".2.2") ? Verdict.MAILBOX_FULL : null;
  }

  private static boolean credentials(Reply reply) {
    return BAD_CREDENTIALS.contains(reply.enhanced())
        || reply.code() == 530
        || reply.code() == 535
        || reply.code() == 534
        || (reply.phase() == Reply.Phase.AUTH && reply.code() / 100 == 5);
  }

  private static Verdict permanent(Reply reply) {
    String enhanced = reply.enhanced();
    if (NO_SUCH_USER.contains(enhanced) || (reply.code() == 553 && enhanced.isEmpty())) {
      return Verdict.NO_SUCH_USER;
    }
    if (enhanced.startsWith("5.7.")) {
      return Verdict.REPUTATION;
    }
    boolean content = enhanced.equals("5.3.4") || enhanced.startsWith("5.6.");
    return content ? Verdict.CONTENT : Verdict.REFUSED;
  }
}
