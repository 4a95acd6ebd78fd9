package io.serai.mail.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All accounts at one moment, under the lock that guards their budgets.
 *
 * @param frees when budgets free
 */
public record Pool(List<Account> accounts, Domains domains, Frees frees) {
  /** When nothing says when an account will be free. */
  private static final Duration LATER = Duration.ofHours(1);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Looks into what an account sent. */
  public interface Frees {
    /** When so many recipients of an account's last 24 hours are over; null when never. */
    Instant at(String account, int recipients);
  }

  /** As the next mail of the same moment finds them after a step. */
  public Pool after(Step step) {
    Account changed = step.account();
    if (changed == null && step.domains().isEmpty()) {
      return this;
    }
    return new Pool(
        accounts.stream()
            .map(one -> changed != null && one.id().equals(changed.id()) ? changed : one)
            .toList(),
        domains.plus(step.domains()),
        frees);
  }

  /** The account by its id; empty when it was removed. */
  public Optional<Account> account(String id) {
    return accounts.stream().filter(account -> account.id().equals(id)).findFirst();
  }

  /** Recipients that may be sent to now. */
  public long remaining(Instant now) {
    return accounts.stream()
        .filter(account -> account.open(now))
        .mapToLong(account -> account.remaining(now))
        .sum();
  }

  /**
   * Mails that find the same accounts.
   *
   * @param only whose mails; null for all parties that no account names
   * @param recipients worth putting on the bus now: what day and minute leave of their open
   *     accounts
   */
  public record Room(String only, long recipients) {}

  /** Parties that some account names, in their order. */
  public Set<String> named() {
    return accounts.stream()
        .flatMap(account -> account.terms().parties().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * One for each party that is named and one for all others: none waits behind the others' mail.
   */
  public List<Room> rooms(Instant now) {
    List<Room> rooms = new ArrayList<>();
    for (String party : named()) {
      rooms.add(new Room(party, room(account -> account.terms().admits(party), now)));
    }
    rooms.add(new Room(null, room(account -> account.terms().parties().isEmpty(), now)));
    return rooms;
  }

  private long room(Predicate<Account> admitting, Instant now) {
    return accounts.stream()
        .filter(account -> admitting.test(account) && account.open(now))
        .mapToLong(account -> Math.min(account.remaining(now), account.minuteLeft()))
        .sum();
  }

  /**
   * Of the accounts that a party may send from, the one that used the least of its budget; among
   * equals the one that waits longest.
   */
  Optional<Account> choose(String party, int recipients, Instant now) {
    return accounts.stream()
        .filter(account -> account.terms().admits(party))
        .filter(account -> account.takes(recipients, now))
        .min(
            Comparator.<Account>comparingDouble(account -> account.usedRatio(now))
                .thenComparingLong(Account::turn)
                .thenComparing(Account::id));
  }

  long nextTurn() {
    return accounts.stream().mapToLong(Account::turn).max().orElse(0) + 1;
  }

  /** The earliest time at which some account can take so many recipients of a party's mail. */
  Instant nextFree(String party, int recipients, Instant now) {
    return accounts.stream()
        .filter(account -> account.terms().admits(party))
        .map(account -> free(account, recipients, now))
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElseGet(() -> now.plus(LATER));
  }

  private Instant free(Account account, int recipients, Instant now) {
    if (account.status() == Account.Status.DISABLED) {
      return null;
    }
    Instant grows = account.terms().warmUp().grows(now);
    int missing = recipients - account.remaining(now);
    Instant budget = now;
    if (account.terms().today(now) < recipients) {
      budget = grows;
    } else if (missing > 0) {
      budget = earlier(frees.at(account.id(), missing), grows);
    }
    if (budget == null) {
      return null;
    }
    Instant opens = account.parkedUntil() == null ? now : account.parkedUntil();
    Instant free = budget.isAfter(opens) ? budget : opens;
    return free.isAfter(now) ? free : now.plus(MINUTE);
  }

  private static Instant earlier(Instant one, Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
