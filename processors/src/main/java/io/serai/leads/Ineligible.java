package io.serai.leads;

import java.util.Optional;

/** Why a row of a click log is no click to be stored. */
public enum Ineligible {
  /** The link names no url. */
  NO_URL_ID,
  /** The link names no acknowledgement. */
  NO_ACK,
  /** The send is on the unit's list of those to skip. */
  SKIPPED_JOB,
  /** Send or subscriber is no number. */
  NO_NUMBER,
  /** The send is of a business unit the hub does not know. */
  FOREIGN_BU;

  /** The reason that shows in the row alone; empty for a click. */
  public static Optional<Ineligible> of(Unit unit, ClickRow row, Link link) {
    if (unit.skipJobs().contains(row.jobId())) {
      return Optional.of(SKIPPED_JOB);
    }
    if (link.urlId() == null) {
      return Optional.of(NO_URL_ID);
    }
    if (link.ack() == null) {
      return Optional.of(NO_ACK);
    }
    boolean numbers = ClickRow.number(row.jobId()) && ClickRow.number(row.subscriberId());
    return numbers ? Optional.empty() : Optional.of(NO_NUMBER);
  }

  /** The outcome a row is marked with. */
  public String outcome() {
    return this == SKIPPED_JOB ? "SKIPPED_JOB" : "INELIGIBLE";
  }
}
