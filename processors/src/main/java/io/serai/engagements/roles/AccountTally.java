package io.serai.engagements.roles;

import io.serai.core.Counts;
import io.serai.engagements.SourceDocument;
import io.serai.engagements.elastic.Write;
import java.time.Instant;
import java.util.List;

/**
 * Whether an account's source documents are accounted for: every one is named by a roles document
 * that the store confirmed, or known to be named by none.
 */
final class AccountTally {
  private final AccountPlan plan;
  private final StageRun stage;
  private final Counts counts;
  private final Instant settledTo;
  private long listed;
  private long unlistedBefore;
  private long unlistedSettled;
  private long unlistedLater;

  AccountTally(AccountPlan plan, StageRun stage) {
    this.plan = plan;
    this.stage = stage;
    this.counts = stage.run().counts(plan.account());
    this.listed = plan.listed();
    boolean known = plan.mark() != null && !plan.whole();
    this.unlistedBefore = known ? plan.mark().unlisted() : 0;
    Instant now = stage.settledTo();
    this.settledTo =
        plan.mark() != null && plan.mark().created().isAfter(now) ? plan.mark().created() : now;
  }

  /** The account is read from its beginning: what was known of unlisted documents is not used. */
  void beginWhole() {
    unlistedBefore = 0;
    unlistedSettled = 0;
    unlistedLater = 0;
  }

  Counts counts() {
    return counts;
  }

  /** Whether a document was taken in since the account was last read. */
  boolean inWindow(SourceDocument document) {
    return document.created().isAfter(plan.mark().created());
  }

  /** Documents that no roles document names. */
  void unlisted(List<SourceDocument> documents) {
    for (SourceDocument document : documents) {
      if (document.created().isAfter(settledTo)) {
        unlistedLater++;
      } else {
        unlistedSettled++;
      }
    }
  }

  /**
   * What a write counts as when it is confirmed.
   *
   * @param change of the number of source documents that roles documents name
   */
  Write.Result result(int inputs, long change, int messages) {
    return new Write.Result() {
      @Override
      public void confirmed() {
        counts.written(inputs);
        counts.produced(1);
        stage.facts().messages(messages);
        listed += change;
      }

      @Override
      public void discarded() {
        counts.rejected(inputs);
        unlistedSettled += change;
      }
    };
  }

  /**
   * Whether the source has another number of documents than are accounted for: some have vanished,
   * or have come with an old stamp.
   */
  boolean unexplained() {
    return plan.sourceDocuments() != listed + unlistedBefore + unlistedSettled + unlistedLater;
  }

  AccountMark mark() {
    return new AccountMark(
        settledTo, stage.token(), listed, unlistedBefore + unlistedSettled, stage.fingerprint());
  }
}
