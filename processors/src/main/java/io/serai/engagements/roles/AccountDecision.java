package io.serai.engagements.roles;

import io.serai.engagements.Selection;
import io.serai.engagements.Selection.Mode;
import io.serai.engagements.elastic.Kept;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether an account has work, and how it is read. The table stands in docs/flows/engagements.md.
 */
record AccountDecision(Selection selection, String rules) {

  /**
   * What the source has of an account at the run's point in time.
   *
   * @param latest when the newest was taken in
   * @param since how many have a date from the payload's {@code from_date} on; all without one
   */
  record Found(long documents, Instant latest, long since) {
    static final Found NOTHING = new Found(0, Instant.EPOCH, 0);
  }

  /**
   * Whether roles documents are missing that were written and settled. An account that a run wrote
   * to without settling it (it was confined by its payload, or died) is not judged.
   */
  static boolean missing(Kept kept, AccountMark mark) {
    return settled(kept, mark) && kept.listed() != mark.listed();
  }

  private static boolean settled(Kept kept, AccountMark mark) {
    return mark != null && kept.token() <= mark.token();
  }

  /** The plan of an account, or empty when there is nothing to do. */
  Optional<AccountPlan> plan(String account, Found found, Kept kept, AccountMark mark) {
    if (!selection.covers(account)) {
      return Optional.empty();
    }
    boolean vanished = found.documents() == 0 && kept.listed() > 0;
    boolean whole =
        selection.mode() == Mode.INCREMENTAL
            ? !settled(kept, mark) || missing(kept, mark) || !mark.rules().equals(rules)
            : found.since() > 0 || vanished;
    boolean due = whole || (selection.mode() == Mode.INCREMENTAL && due(found, kept, mark));
    boolean touched = due && !whole && found.latest().isAfter(mark.created());
    return due
        ? Optional.of(
            new AccountPlan(account, found.documents(), kept.listed(), mark, whole || !touched))
        : Optional.empty();
  }

  private static boolean due(Found found, Kept kept, AccountMark mark) {
    return found.latest().isAfter(mark.created())
        || found.documents() != kept.listed() + mark.unlisted();
  }
}
