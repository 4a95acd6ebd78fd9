package io.serai.mail.model;

/** What an answer of a mail server means for the recipient it was given for. */
public enum Verdict {
  /** Taken. */
  ACCEPTED,
  /** May be taken later, by this account or another. */
  TRANSIENT,
  /** Too many recipients at once: again, in a smaller company. */
  SPLIT,
  /** The account has sent enough: no fault of the mail's. */
  ACCOUNT_LIMIT,
  /** The account may not sign in. */
  CREDENTIALS,
  /** No such user or domain. */
  NO_SUCH_USER,
  /** The mailbox is full. */
  MAILBOX_FULL,
  /** The mail itself is refused: size, content. */
  CONTENT,
  /** Sender, domain or mail has a bad name. */
  REPUTATION,
  /** Refused for good, for another reason. */
  REFUSED,
  /** The connection was lost after the mail was out: taken or not, nobody knows. */
  UNKNOWN;

  /** Whether the account is at fault and the mail should go through another. */
  public boolean accountsFault() {
    return this == ACCOUNT_LIMIT || this == CREDENTIALS;
  }

  /** Whether the recipient may count against the account's budget at its provider. */
  public boolean spends() {
    return this == ACCEPTED || this == UNKNOWN;
  }
}
