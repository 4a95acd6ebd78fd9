package io.serai.mail.steps;

import io.serai.mail.compose.Links;
import io.serai.mail.token.Claim;
import io.serai.mail.token.Claim.Kind;
import io.serai.mail.token.SignedTokens;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/** The links of a mail to one recipient. */
public final class MailLinks {
  /** why: mails lie in mailboxes for long, and a right to say stop does not end with them */
  private static final Period LIFE = Period.ofYears(2);

  private final SignedTokens tokens;
  private final String publicUrl;
  private final String domain;

  /**
   * @param publicUrl where recipients reach the hub
   * @param domain of the addresses that replies and unsubscriptions go to
   */
  public MailLinks(SignedTokens tokens, String publicUrl, String domain) {
    this.tokens = tokens;
    this.publicUrl = publicUrl.replaceFirst("/+$", "");
    this.domain = domain;
  }

  /**
   * @param verp whether reports go to an address of the mail's own
   */
  Links of(String mail, int recipient, boolean verp, Instant now) {
    LocalDate until = LocalDate.ofInstant(now, ZoneOffset.UTC).plus(LIFE);
    String unsubscribe = token(Kind.UNSUBSCRIBE, mail, recipient, until);
    return new Links(
        publicUrl + "/c/" + token(Kind.CONFIRM, mail, recipient, until),
        publicUrl + "/u/" + unsubscribe,
        "unsub+%s@%s".formatted(unsubscribe, domain),
        "reply+%s@%s".formatted(token(Kind.REPLY, mail, recipient, until), domain),
        verp ? "bounce+%s@%s".formatted(token(Kind.BOUNCE, mail, recipient, until), domain) : null);
  }

  private String token(Kind kind, String mail, int recipient, LocalDate until) {
    return tokens.token(new Claim(kind, mail, recipient, until));
  }
}
