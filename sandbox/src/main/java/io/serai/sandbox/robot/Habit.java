package io.serai.sandbox.robot;

import java.util.Locale;
import java.util.Optional;

/**
 * What somebody does with mail: the word before the {@code +} or the {@code @} of their address.
 */
enum Habit {
  /** Answers with both headers, above what is quoted. */
  REPLIES,
  /** Answers below what is quoted, in Latin-1 and another language, with References alone. */
  REPLIES_BELOW,
  /** Answers under another subject. */
  REPLIES_RENAMED,
  /** Answers from a client that sets no headers: the address it goes to is all there is. */
  REPLIES_BARE,
  /** Writes to the sender anew: nothing tells what it answers but who wrote and the subject. */
  REPLIES_ANEW,
  /** Asks for no more mail. */
  STOPS,
  /** Sends a mail to the address that unsubscribes. */
  UNSUBSCRIBES,
  /** Follows RFC 8058. */
  CLICKS,
  /** Has a machine that answers (RFC 3834). */
  AWAY,
  /** Calls it spam (RFC 5965). */
  COMPLAINS,
  /** Is not there: a report of RFC 3464. */
  BOUNCES,
  /** Is not there: a report in the words of an old mail system. */
  BOUNCES_PLAIN,
  /**
   * Is not there: a report that encloses nothing, so that the address it goes to is all there is.
   */
  BOUNCES_BARE,
  /** Has no room. */
  BOUNCES_FULL,
  /** Will get it later, says a report. */
  DELAYS,
  /** Answers to an address with a token that was made up. */
  SPOOFS,
  /** Sends what is no mail. */
  RUBBISH;

  /** The habit of an address. */
  static Optional<Habit> of(String address) {
    String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
    String word = local.replaceFirst("\\+.*", "").replace('-', '_').toUpperCase(Locale.ROOT);
    for (Habit habit : values()) {
      if (habit.name().equals(word)) {
        return Optional.of(habit);
      }
    }
    return Optional.empty();
  }
}
