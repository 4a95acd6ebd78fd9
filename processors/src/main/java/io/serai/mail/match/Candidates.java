package io.serai.mail.match;

import io.serai.mail.MailId;
import io.serai.mail.inbound.Kind;
import io.serai.mail.inbound.reply.MatchKeys;
import io.serai.mail.inbound.reply.Purpose;
import io.serai.mail.token.Claim;
import io.serai.mail.token.SignedTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from what a mail names the ids of mails of ours, the most trusted first. */
public final class Candidates {
  private static final Map<Purpose, Claim.Kind> CLAIMS =
      Map.of(
          Purpose.REPLY, Claim.Kind.REPLY,
          Purpose.BOUNCE, Claim.Kind.BOUNCE,
          Purpose.UNSUB, Claim.Kind.UNSUBSCRIBE);

  private final SignedTokens tokens;
  private final Pattern messageId;

  /**
   * @param domain right of the {@code @} in our Message-IDs
   */
  public Candidates(SignedTokens tokens, String domain) {
    this.tokens = tokens;
    this.messageId = Pattern.compile("(?i)m\\.([0-9A-Z]{26})@" + Pattern.quote(domain));
  }

  /**
   * In order. A report and a complaint enclose the mail they are about, which says more than what
   * they answer; a person may quote any mail, so there it comes later.
   */
  public List<Candidate> of(Kind kind, MatchKeys keys, Instant now) {
    List<Candidate> found = new ArrayList<>();
    boolean encloses = kind == Kind.REPORT || kind == Kind.COMPLAINT;
    List<Candidate> returned = ids(MatchBy.RETURNED, List.of(keys.original()));
    if (encloses) {
      found.addAll(returned);
    }
    found.addAll(ids(MatchBy.IN_REPLY_TO, keys.inReplyTo()));
    found.addAll(ids(MatchBy.REFERENCES, keys.references()));
    found.addAll(signed(keys, now));
    if (!encloses) {
      found.addAll(returned);
    }
    String quoted = keys.seraiMessage().toUpperCase(Locale.ROOT);
    if (MailId.is(quoted)) {
      found.add(new Candidate(MatchBy.SERAI_MESSAGE, quoted, -1, false));
    }
    return found;
  }

  private List<Candidate> ids(MatchBy by, List<String> messageIds) {
    List<Candidate> found = new ArrayList<>();
    for (String id : messageIds) {
      Matcher ours = messageId.matcher(id);
      if (ours.matches() && MailId.is(ours.group(1).toUpperCase(Locale.ROOT))) {
        found.add(new Candidate(by, ours.group(1).toUpperCase(Locale.ROOT), -1, false));
      }
    }
    return found;
  }

  /** What others made up is not there. */
  private List<Candidate> signed(MatchKeys keys, Instant now) {
    List<Candidate> found = new ArrayList<>();
    keys.tokens()
        .forEach(
            (purpose, all) ->
                all.stream()
                    .flatMap(token -> tokens.read(token, CLAIMS.get(purpose), now).stream())
                    .map(
                        claim ->
                            new Candidate(
                                MatchBy.TOKEN,
                                claim.mail(),
                                claim.recipient(),
                                purpose == Purpose.UNSUB))
                    .forEach(found::add));
    return found;
  }
}
