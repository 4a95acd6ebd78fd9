package io.serai.mail.inbound.bounce;

import io.serai.mail.inbound.mime.Addresses;
import io.serai.mail.inbound.mime.Limits;
import io.serai.mail.inbound.mime.Mail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The machine-readable part of a bounce, RFC 3464. */
final class StatusReport {
  private static final List<String> RECIPIENTS =
      List.of("final-recipient", "original-recipient", "x-actual-recipient");

  /**
   * What the report says of one recipient.
   *
   * @param action lower case, {@code failed} when unsaid
   */
  record Entry(String recipient, String action, String status, String diagnostic) {}

  private StatusReport() {}

  /** An entry for each recipient, in order; empty when the mail carries no such part. */
  static List<Entry> entries(Mail mail) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    String type = "message/delivery-status";
    String text =
        mail.part(type)
            .or(() -> mail.part("message/global-delivery-status"))
            .map(part -> part.text())
            .filter(part -> part.contains(":"))
            .orElseGet(() -> inText(mail));
    for (Map<String, List<String>> group : Fields.groups(text)) {
      String recipient = recipient(group);
      if (!recipient.isEmpty() && entries.size() < Limits.RECIPIENTS) {
        entries.putIfAbsent(Addresses.key(recipient), entry(recipient, group));
      }
    }
    return List.copyOf(entries.values());
  }

  /** Some systems write the fields where a person reads, or lose the type of the part. */
  private static String inText(Mail mail) {
    return mail.parts().stream()
        .filter(part -> !part.returned())
        .map(part -> part.text())
        .filter(text -> text.toLowerCase(Locale.ROOT).contains("\nfinal-recipient:"))
        .findFirst()
        .orElse("");
  }

  private static Entry entry(String recipient, Map<String, List<String>> group) {
    String action = value(group, "action").toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < action.length() && Character.isLetter(action.charAt(end))) {
      end++;
    }
    return new Entry(
        recipient,
        end == 0 ? "failed" : action.substring(0, end),
        Said.of(value(group, "status"), "").status(),
        String.join(" ", group.getOrDefault("diagnostic-code", List.of())));
  }

  private static String recipient(Map<String, List<String>> group) {
    for (String name : RECIPIENTS) {
      String address = Addresses.first(value(group, name));
      if (!address.isEmpty()) {
        return address;
      }
    }
    String bare = value(group, "final-recipient");
    return bare.substring(bare.indexOf(';') + 1).strip();
  }

  private static String value(Map<String, List<String>> group, String name) {
    return group.getOrDefault(name, List.of("")).get(0);
  }
}
