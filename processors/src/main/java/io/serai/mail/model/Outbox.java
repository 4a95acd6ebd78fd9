package io.serai.mail.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every mail there is, and the steps of its way. Each step is whole or did not happen. */
public interface Outbox {
  /**
   * A mail that comes in.
   *
   * @param recipients in their order, all of them queued
   */
  record Submission(String id, String party, Instant expiresAt, List<Recipient> recipients) {}

  /**
   * What came of asking for a lease.
   *
   * @param lease null unless the result is {@code DONE}
   * @param recipients places of those to send to
   */
  record Leased(Step.Result result, Lease lease, List<Integer> recipients) {
    /** Of the step that leases it. */
    public static Leased of(Optional<Step> step) {
      if (Step.result(step) != Step.Result.DONE) {
        return new Leased(Step.result(step), null, List.of());
      }
      Mail mail = step.orElseThrow().mail();
      List<Integer> places =
          mail.recipients().stream()
              .filter(one -> one.state() == MailState.SENDING)
              .map(Recipient::n)
              .toList();
      return new Leased(Step.Result.DONE, mail.lease(), places);
    }
  }

  /** Takes a mail; recipients that are suppressed for its party are never sent to. */
  void accept(Submission submission, Instant now);

  /**
   * Looks at leases and mails whose time is up, then notes the mails that are due as published.
   *
   * @param most mails at most; fewer while budgets are spent
   * @return ids to put on the bus, the longest due first
   */
  List<String> due(int most, Instant now);

  /** A worker asks for a mail. */
  Leased lease(String id, Instant now);

  /** Marks that SMTP begins (I5); false when the worker must not go on. */
  boolean smtp(String id, int lease, Instant now);

  /** A worker reports, by the recipients' places. */
  Step.Result settle(String id, int lease, Map<Integer, Answer> answers, Instant now);

  /** The message that a mail is out came back. */
  Step.Result confirmed(String id, Instant now);

  /** Takes a mail back. */
  Step.Result cancel(String id, Instant now);

  /** Stops writing to an address of a party's, those who wait included. */
  void suppress(String party, Suppression suppression, Instant now);

  /** Tells what became of held recipients. */
  Step.Result resolve(String id, boolean found, Instant now);
}
