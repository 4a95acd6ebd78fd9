package io.serai.mail.match;

import io.serai.mail.inbound.Inbound;
import io.serai.mail.inbound.Kind;
import io.serai.mail.inbound.bounce.Bounce;
import io.serai.mail.inbound.bounce.Group;
import io.serai.mail.model.MailState;
import io.serai.mail.model.Suppression.Reason;
import io.serai.mail.model.Tiding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What an inbound mail tells of the recipients of the mail it belongs to. */
public final class Tidings {
  private Tidings() {}

  /**
   * Empty when nobody can tell of whom it speaks, or when the match is a guess.
   *
   * @param hash of an address, as the recipients' are; empty for what is none
   */
  public static List<Tiding> of(Inbound inbound, Matched matched, UnaryOperator<String> hash) {
    if (!matched.candidate().by().sure()) {
      return List.of();
    }
    return switch (inbound.classified().kind()) {
      case REPORT, COMPLAINT -> reported(inbound, matched, hash);
      case AUTO_REPLY, HUMAN -> {
        int place = matched.place(hash.apply(inbound.keys().sender()));
        yield place < 0 ? List.of() : List.of(answered(inbound, matched, place));
      }
      case OWN, UNREADABLE -> List.of();
    };
  }

  private static List<Tiding> reported(
      Inbound inbound, Matched matched, UnaryOperator<String> hash) {
    List<Tiding> tidings = new ArrayList<>();
    for (Bounce bounce : inbound.recipients()) {
      int place = matched.place(hash.apply(bounce.recipient()));
      boolean told = tidings.stream().anyMatch(one -> one.recipient() == place);
      if (place >= 0 && !told) {
        tidings.add(bounced(bounce, place));
      }
    }
    return tidings;
  }

  private static Tiding bounced(Bounce bounce, int place) {
    String detail = detail(bounce);
    if (bounce.action().equals("complaint") || bounce.group() == Group.FEEDBACK) {
      return Tiding.note(place, "complaint", "").stopping(Reason.COMPLAINT, false);
    }
    if (!bounce.action().equals("failed")) {
      return Tiding.note(place, bounce.action(), detail);
    }
    Tiding tiding = Tiding.of(place, MailState.BOUNCED, detail);
    return bounce.hard() ? tiding.stopping(Reason.HARD_BOUNCE, false) : tiding;
  }

  /** Hard or soft, the code, the reason. */
  private static String detail(Bounce bounce) {
    String code =
        Stream.of(bounce.status(), bounce.replyCode())
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    return Stream.of(bounce.hard() ? "hard" : "soft", code, bounce.group().label())
        .filter(text -> !text.isEmpty())
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }

  private static Tiding answered(Inbound inbound, Matched matched, int place) {
    String by = matched.candidate().by().word();
    if (matched.candidate().asksToStop()) {
      return Tiding.note(place, "unsubscribed", by).stopping(Reason.UNSUBSCRIBE, false);
    }
    if (inbound.classified().kind() == Kind.AUTO_REPLY) {
      return Tiding.note(place, "auto_reply", by);
    }
    Tiding reply = Tiding.of(place, MailState.REPLIED, by);
    return inbound.optOut() ? reply.stopping(Reason.UNSUBSCRIBE, true) : reply;
  }
}
