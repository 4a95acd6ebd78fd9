package io.serai.mail.inbound.bounce;

import io.serai.mail.inbound.mime.Addresses;
import io.serai.mail.inbound.mime.Mail;
import java.util.HashMap;
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
    Judge judge = new Judge(String.join("\n", taken.said()));
    List<StatusReport.Entry> entries = StatusReport.entries(mail);
    return entries.isEmpty() ? plain(judge, blocks) : machine(judge, entries, blocks);
  }

  private static List<Bounce> machine(
      Judge judge, List<StatusReport.Entry> entries, Map<String, String> blocks) {
    Map<String, String> about = new HashMap<>();
    blocks.forEach((recipient, block) -> about.putIfAbsent(Addresses.key(recipient), block));
    return entries.stream()
        .map(
            entry -> {
              String block = about.getOrDefault(Addresses.key(entry.recipient()), "");
              List<String> own = List.of(entry.diagnostic(), block);
              return judge.judge(entry.recipient(), entry.action(), own, entry.status());
            })
        .toList();
  }

  private static List<Bounce> plain(Judge judge, Map<String, String> blocks) {
    return blocks.entrySet().stream()
        .map(block -> judge.judge(block.getKey(), "failed", List.of(block.getValue()), ""))
        .toList();
  }

  /** One entry for each recipient of a complaint; one without an address when it hides them. */
  public static List<Bounce> complaint(Mail mail) {
    return FeedbackReport.read(mail);
  }
}
