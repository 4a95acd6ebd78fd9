package io.serai.engagements;

/** Why an address or a source document is refused; the name is what the ledger shows. */
public enum Refusal {
  EMPTY,
  NO_AT_SIGN,
  MALFORMED,
  BAD_DOMAIN,
  TOO_LONG,
  BAD_DATE,
  NO_MESSAGE_ID,
  MESSAGE_ID_TOO_LONG,
  NO_ACCOUNT
}
