package io.serai.engagements.roles;

import io.serai.core.Run;
import io.serai.engagements.RolesRule;
import io.serai.engagements.RunFacts;
import io.serai.engagements.Selection;
import java.time.Instant;
import java.util.Set;

/**
 * What is the same for all accounts of a run.
 *
 * @param settledTo what was taken in up to this instant is read for good: the run's start less the
 *     safety lag
 * @param withTombstones accounts that have roles documents of vanished messages
 * @param refresh makes visible what this run has written
 */
record StageRun(
    Run run,
    RunFacts facts,
    Selection selection,
    Source source,
    String sourceName,
    String rolesIndex,
    RolesRule rule,
    String fingerprint,
    Instant settledTo,
    Set<String> withTombstones,
    Runnable refresh) {
  /** Exchange property that carries it. */
  static final String PROPERTY = "engagementsStage";

  long token() {
    return run.token();
  }

  String runId() {
    return run.id();
  }

  /** Whether documents of an account were refused. */
  boolean failed(String account) {
    return run.failures().stream().anyMatch(failure -> failure.unit().equals(account));
  }

  boolean tombstones(String account) {
    return withTombstones.contains(account);
  }
}
