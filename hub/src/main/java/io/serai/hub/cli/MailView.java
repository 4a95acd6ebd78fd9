package io.serai.hub.cli;

import io.serai.mail.inbound.Inbound;
import java.util.List;
import java.util.Locale;

/**
 * A mail as {@code ./serai bounces --json} shows it.
 *
 * @param kind lower case, e.g. {@code report}
 * @param because the sign the kind was known by
 * @param recipients one entry each; empty when the mail names none
 * @param faults what is wrong with the mail's form
 */
record MailView(
    String file, String kind, String because, List<Row> recipients, List<String> faults) {
  /** What is said of one recipient. */
  record Row(
      String recipient,
      String action,
      String replyCode,
      String status,
      boolean hard,
      String group,
      String because) {}

  /** A mail whose file could not be read. */
  static MailView closed(String file, String why) {
    return new MailView(file, "unreadable", why, List.of(), List.of(why));
  }

  static MailView of(String file, Inbound inbound) {
    return new MailView(
        file,
        inbound.classified().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        inbound.classified().because(),
        inbound.recipients().stream()
            .map(
                b ->
                    new Row(
                        b.recipient(),
                        b.action(),
                        b.replyCode(),
                        b.status(),
                        b.hard(),
                        b.group().label(),
                        b.because()))
            .toList(),
        inbound.faults());
  }
}
