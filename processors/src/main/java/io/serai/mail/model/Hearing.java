package io.serai.mail.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An inbound mail tells of one that was sent. */
public final class Hearing {
  private Hearing() {}

  /**
   * Moves recipients by precedence and notes every tiding, also one that comes too late to move
   * anything.
   *
   * <p>What came back was taken: a recipient whose outcome is not known, or not yet committed, was
   * sent to. A recipient that waits stays as it is: whoever answers a mail that was not sent made
   * it up.
   */
  public static Step hear(Mail mail, List<Tiding> tidings, Instant now) {
    List<MailEvent> events = new ArrayList<>();
    List<Recipient> all = new ArrayList<>(mail.recipients());
    for (Tiding tiding : tidings) {
      Recipient before = all.get(tiding.recipient());
      if (tiding.state() != null) {
        Recipient taken = taken(before, now, events);
        MailState after = taken.state().after(tiding.state());
        all.set(tiding.recipient(), after == taken.state() ? taken : taken.becomes(after));
      }
      events.add(new MailEvent(tiding.recipient(), tiding.event(), tiding.detail()));
      if (tiding.stop() != null) {
        events.add(new MailEvent(tiding.recipient(), "stopped", tiding.stop().word()));
      }
    }
    return Step.of(Step.Result.DONE, mail.with(all), events);
  }

  private static Recipient taken(Recipient one, Instant now, List<MailEvent> events) {
    if (one.state() != MailState.SENDING && one.state() != MailState.UNKNOWN) {
      return one;
    }
    Recipient sent = one.sent(now);
    events.add(MailEvent.of(sent, "answered"));
    return sent;
  }
}
