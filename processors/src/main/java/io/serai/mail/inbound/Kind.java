package io.serai.mail.inbound;

/** What kind of mail came in, in the order in which it is asked. */
public enum Kind {
  /** A mail system reports on a mail: RFC 3464, or in its own words. */
  REPORT,
  /** Somebody called a mail spam: RFC 5965. */
  COMPLAINT,
  /** A machine answered for a person: RFC 3834, or a receipt, RFC 8098. */
  AUTO_REPLY,
  /** A copy of a mail of our own. */
  OWN,
  /** A person wrote. */
  HUMAN,
  /** Nothing that could be read. */
  UNREADABLE
}
