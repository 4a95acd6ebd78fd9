package io.serai.mail.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one step of the rules changes: kept in one transaction or not at all.
 *
 * @param mail as it is now
 * @param account the account that changed, or null
 * @param use what its lease uses now, or null when that did not change
 * @param domains recipients that domains had beside those before
 */
public record Step(
    Result result,
    Mail mail,
    Account account,
    Use use,
    Map<String, Integer> domains,
    List<MailEvent> events,
    List<Suppression> suppressions) {

  /** In a word, for who asked. */
  public enum Result {
    DONE,
    /** Nothing to do, now or ever. */
    NOTHING,
    /** Another worker has it. */
    BUSY,
    /** No account may send it now. */
    DEFERRED,
    /** Who asks has no lease any more. */
    STALE
  }

  /** Of a step; nothing came of one that was not made. */
  public static Result result(Optional<Step> step) {
    return step.map(Step::result).orElse(Result.NOTHING);
  }

  static Step nothing(Result result, Mail mail) {
    return new Step(result, mail, null, null, Map.of(), List.of(), List.of());
  }

  static Step of(Result result, Mail mail, List<MailEvent> events) {
    return new Step(result, mail, null, null, Map.of(), events, List.of());
  }
}
