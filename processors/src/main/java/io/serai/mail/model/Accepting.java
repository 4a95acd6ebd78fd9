package io.serai.mail.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A mail comes in. */
public final class Accepting {
  private Accepting() {}

  /**
   * @param recipients as they are asked for
   * @param suppressed hashes of addresses that are not written to
   */
  public static Step accept(
      String id,
      String party,
      Instant now,
      Instant expiresAt,
      List<Recipient> recipients,
      Set<String> suppressed) {
    List<MailEvent> events = new ArrayList<>();
    List<Recipient> all = new ArrayList<>();
    for (Recipient asked : recipients) {
      Recipient taken =
          suppressed.contains(asked.hash()) ? asked.becomes(MailState.SUPPRESSED) : asked;
      all.add(taken);
      events.add(MailEvent.of(taken, ""));
    }
    return Step.of(
        Step.Result.DONE, new Mail(id, party, now, expiresAt, null, 0, null, all), events);
  }
}
