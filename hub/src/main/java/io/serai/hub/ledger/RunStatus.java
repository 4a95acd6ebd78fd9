package io.serai.hub.ledger;

/** How a run stands. */
public enum RunStatus {
  /** Open: its lease is held. */
  RUNNING,
  /** Every unit is done; rejected and skipped rows are allowed. */
  SUCCEEDED,
  /** A unit failed and its watermark stayed, or inputs are still on their way. */
  PARTIAL,
  /** The balance is broken, or nothing moved. */
  FAILED
}
