package io.serai.mail.model;

import java.util.ArrayList;
import java.util.List;

/** News of a mail that the mail server took. */
public final class News {
  private News() {}

  /** The worker's message that it is out was matched: {@code DONE} the first time. */
  public static Step confirmed(Mail mail) {
    return heard(mail, MailState.CONFIRMED, "");
  }

  /** News for every recipient it is new to, by precedence. */
  public static Step heard(Mail mail, MailState news, String detail) {
    List<MailEvent> events = new ArrayList<>();
    Mail next =
        mail.each(
            one -> {
              MailState after = one.state().after(news);
              if (after == one.state()) {
                return one;
              }
              Recipient moved = one.becomes(after);
              events.add(MailEvent.of(moved, detail));
              return moved;
            });
    return events.isEmpty()
        ? Step.nothing(Step.Result.NOTHING, mail)
        : Step.of(Step.Result.DONE, next, events);
  }
}
