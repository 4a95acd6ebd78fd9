package io.serai.mail.inbound.bounce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the reason of a bounce: the server's words first, then its codes, then the action. One for
 * each report, for what is said of all recipients is read once, however many there are.
 */
final class Judge {
  private static final Set<String> ARRIVED = Set.of("delivered", "relayed", "expanded");

  /** Codes that speak of the recipient's address: RFC 3463 section 3.2. */
  private static final Pattern OF_ADDRESS = Pattern.compile("[245]\\.1\\.(?:[01234]|6|10)");

  private final List<String> shared;
  private final Moment sharedMoment;
  private final Map<String, String> plain = new HashMap<>();

  /**
   * For one report.
   *
   * @param shared what it says of all recipients; counts where their own words name nothing
   */
  Judge(String shared) {
    this.shared = narrowed(List.of(shared));
    this.sharedMoment = Moment.of(List.of(shared));
  }

  /**
   * Judges one recipient.
   *
   * @param own what the server said of this recipient, narrow contexts before wider ones
   * @param status the report's own field, or empty
   */
  Bounce judge(String recipient, String action, List<String> own, String status) {
    List<String> words = narrowed(own);
    Moment moment = Moment.of(words);
    String reply = replyCode(words);
    words.addAll(shared);
    Verdict verdict =
        ARRIVED.contains(action)
            ? new Verdict(new Reasons.Found(Group.OTHER, "action " + action), Said.of(status, ""))
            : verdict(action, words, status);
    Reasons.Found found = corrected(verdict, moment == Moment.UNSAID ? sharedMoment : moment);
    return new Bounce(
        recipient,
        action,
        reply.isEmpty() ? verdict.said().replyCode() : reply,
        verdict.said().status(),
        found.group(),
        found.phrase(),
        words.isEmpty() ? "" : words.get(0));
  }

  /** A reason with the words and codes it was found in. */
  private record Verdict(Reasons.Found found, Said said) {}

  private static String replyCode(List<String> words) {
    return words.stream()
        .map(context -> Said.of(context, "").replyCode())
        .filter(code -> !code.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Where a context quotes a server's reply, the reply comes before the prose around it. */
  private static List<String> narrowed(List<String> contexts) {
    List<String> words = new ArrayList<>();
    for (String context : contexts) {
      String reply = Said.reply(context);
      if (!reply.isBlank()) {
        words.add(reply);
      }
      if (!context.isBlank()) {
        words.add(context);
      }
    }
    return words;
  }

  private Verdict verdict(String action, List<String> words, String status) {
    Said last = Said.of("", status);
    for (String context : words) {
      Said said = Said.of(context, last.status());
      String plain = this.plain.computeIfAbsent(context, Wording::plain);
      Optional<Reasons.Found> found =
          Reasons.in(plain, said)
              .or(() -> coded(said.status()))
              .or(() -> Reasons.weak(plain, said));
      if (found.isPresent()) {
        return new Verdict(found.get(), said);
      }
      last = said;
    }
    return new Verdict(coded(last.status()).orElse(unsaid(action, last)), last);
  }

  private static Optional<Reasons.Found> coded(String status) {
    return Statuses.group(status).map(group -> new Reasons.Found(group, "status " + status));
  }

  /** Words that name a dead address, said at a moment when the address was not in question. */
  private static Reasons.Found corrected(Verdict verdict, Moment moment) {
    Reasons.Found found = verdict.found();
    if (found.group().hard() && moment == Moment.MAIL) {
      return new Reasons.Found(Group.REPUTATION, found.phrase() + ", of the sender");
    }
    boolean confirmed =
        moment == Moment.RCPT || OF_ADDRESS.matcher(verdict.said().status()).matches();
    if (found.toConfirm() && !confirmed) {
      return new Reasons.Found(Group.FILTERED, found.phrase() + ", not said of the address");
    }
    return found;
  }

  private static Reasons.Found unsaid(String action, Said said) {
    if (action.equals("delayed") || said.replyClass().equals("4")) {
      return new Reasons.Found(Group.TEMPORARY, "a temporary reply without a reason");
    }
    return new Reasons.Found(Group.OTHER, "no reason given");
  }
}
