package io.serai.mail.inbound.bounce;

import io.serai.mail.inbound.mime.Addresses;
import io.serai.mail.inbound.mime.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what a mail says of the recipients of another, whoever wrote it. */
public final class Bounces {
  private Bounces() {}

  /** One entry for each recipient of a report; empty when it names none. */
  public static List<Bounce> report(Mail mail) {
    List<Bounce> notified = Notification.read(mail.text());
    if (!notified.isEmpty()) {
      return notified;
    }
    Returned taken = Returned.of(mail);
    Map<String, String> blocks = PlainReport.read(mail, taken);
    String whole = String.join("\n", taken.said());
    List<Bounce> bounces = new ArrayList<>();
    for (StatusReport.Entry entry : StatusReport.entries(mail)) {
      List<String> own = List.of(entry.diagnostic(), about(entry.recipient(), blocks));
      bounces.add(Judge.judge(entry.recipient(), entry.action(), own, whole, entry.status()));
    }
    if (bounces.isEmpty()) {
      blocks.forEach(
          (recipient, block) ->
              bounces.add(Judge.judge(recipient, "failed", List.of(block), whole, "")));
    }
    return bounces;
  }

  /** One entry for each recipient of a complaint; one without an address when it hides them. */
  public static List<Bounce> complaint(Mail mail) {
    return FeedbackReport.read(mail);
  }

  private static String about(String recipient, Map<String, String> blocks) {
    return blocks.entrySet().stream()
        .filter(block -> Addresses.key(block.getKey()).equals(Addresses.key(recipient)))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
