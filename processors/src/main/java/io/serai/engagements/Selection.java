package io.serai.engagements;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a trigger's payload selects (the truth table stands in docs/flows/engagements.md).
 *
 * @param only accounts to which the run is confined; empty means every account
 * @param except accounts that the run leaves alone, whatever else is said
 * @param from inclusive date of the messages that touch an account; empty means any
 */
public record Selection(Set<String> only, Set<String> except, Optional<Instant> from) {
  public static final String FROM_DATE = "from_date";
  public static final String BACKFILLED = "backfilled_accounts";
  public static final String BACKFILL = "backfill_accounts";
  public static final String EXCLUDE = "exclude_accounts";

  /** How a run finds the accounts it works on. */
  public enum Mode {
    /** By watermark. Moves watermarks. */
    INCREMENTAL,
    /** By the date of their messages; read in full. Moves no watermark. */
    FROM_DATE,
    /** By name; read in full. Moves no watermark. */
    BACKFILL
  }

  /**
   * Reads a payload whose keys and types are checked. Empty lists and texts count as absent.
   *
   * @throws SeraiException BAD_PAYLOAD for a date that is none, or for both spellings of a key
   */
  public static Selection of(Map<String, Object> payload) {
    Set<String> documented = names(payload.get(BACKFILLED));
    Set<String> alias = names(payload.get(BACKFILL));
    if (!documented.isEmpty() && !alias.isEmpty() && !documented.equals(alias)) {
      throw new SeraiException(
          HubError.BAD_PAYLOAD,
          "engagements",
          "keys '%s' and '%s' are the same and name different accounts",
          BACKFILLED,
          BACKFILL);
    }
    return new Selection(
        documented.isEmpty() ? alias : documented,
        names(payload.get(EXCLUDE)),
        date(String.valueOf(payload.getOrDefault(FROM_DATE, ""))));
  }

  /**
   * The instant of {@code from_date}, or empty for an empty text.
   *
   * @throws SeraiException BAD_PAYLOAD when it is no ISO 8601 date
   */
  public static Optional<Instant> date(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    Optional<Instant> instant = Moment.parse(text);
    if (instant.isEmpty()) {
      throw new SeraiException(
          HubError.BAD_PAYLOAD,
          "engagements",
          "key '%s' is '%s', not an ISO 8601 date such as 2024-01-31 or 2024-01-31T10:30:00Z",
          FROM_DATE,
          text);
    }
    return instant;
  }

  private static Set<String> names(Object value) {
    Set<String> names = new TreeSet<>();
    if (value instanceof Collection<?> given) {
      given.forEach(name -> names.add(String.valueOf(name)));
    }
    return names;
  }

  public Mode mode() {
    if (!only.isEmpty()) {
      return Mode.BACKFILL;
    }
    return from.isPresent() ? Mode.FROM_DATE : Mode.INCREMENTAL;
  }

  /** Whether the run may look at an account. */
  public boolean covers(String account) {
    return (only.isEmpty() || only.contains(account)) && !except.contains(account);
  }
}
