package io.serai.mail.inbound.bounce;

import io.serai.mail.inbound.mime.Addresses;
import io.serai.mail.inbound.mime.Mail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A complaint, RFC 5965: who pressed "this is spam". */
final class FeedbackReport {
  private static final List<String> RECIPIENTS =
      List.of("original-rcpt-to", "removal-recipient", "original-recipient");

  private FeedbackReport() {}

  /** One entry for each recipient it names; one without address when it hides them all. */
  static List<Bounce> read(Mail mail) {
    Map<String, String> recipients = new LinkedHashMap<>();
    String report = mail.part("message/feedback-report").map(p -> p.text()).orElse("");
    for (Map<String, List<String>> group : Fields.groups(report)) {
      for (String name : RECIPIENTS) {
        group.getOrDefault(name, List.of()).forEach(value -> add(recipients, value));
      }
    }
    if (recipients.isEmpty()) {
      Returned returned = Returned.of(mail);
      add(recipients, returned.field("x-hmxmroriginalrecipient"));
      if (recipients.isEmpty()) {
        add(recipients, returned.field("to"));
      }
    }
    if (recipients.isEmpty()) {
      recipients.put("", "");
    }
    return recipients.values().stream().map(address -> complaint(address, type(report))).toList();
  }

  private static void add(Map<String, String> recipients, String value) {
    String address = Addresses.first(value);
    if (!address.isEmpty()) {
      recipients.putIfAbsent(Addresses.key(address), address);
    }
  }

  private static String type(String report) {
    return Fields.groups(report).stream()
        .map(group -> group.getOrDefault("feedback-type", List.of("")).get(0))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("unnamed")
        .toLowerCase(Locale.ROOT);
  }

  private static Bounce complaint(String address, String type) {
    return new Bounce(address, "complaint", "", "", Group.FEEDBACK, "feedback type " + type, "");
  }
}
