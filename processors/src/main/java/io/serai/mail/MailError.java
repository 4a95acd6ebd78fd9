package io.serai.mail;

import io.serai.core.ErrorCode;

/** Errors of the mail flow. */
public enum MailError implements ErrorCode {
  BAD_ADDRESS(
      6001,
      "An address is not one that mail can be sent to.",
      "correct it (RFC 5321: 64 characters before the @, 254 in all).",
      Retry.PERMANENT),
  BAD_HEADER(
      6002,
      "A text that becomes a header holds a line break or another control character, or is too long.",
      "send it on one line.",
      Retry.PERMANENT),
  BAD_MAIL(
      6003,
      "A mail misses something, or has what it may not have.",
      "correct the named field; docs/flows/mail.md describes them.",
      Retry.PERMANENT),
  BAD_TEMPLATE(
      6004,
      "A text names a variable that has no value, or is no template.",
      "give the variable, or correct the text at the named place.",
      Retry.PERMANENT),
  BAD_BATCH(
      6005,
      "A batch cannot be read at all.",
      "send a JSON array, or CSV with a header that docs/flows/mail.md names.",
      Retry.PERMANENT),
  KEY_REUSED(
      6006,
      "The idempotency key was used for another body.",
      "use a new key for a new request.",
      Retry.PERMANENT),
  NOT_CANCELLED(
      6007,
      "The mail is being sent, or has come to its end.",
      "nothing; its state says which.",
      Retry.PERMANENT),
  BACKLOG_FULL(
      6008, "Too many mails wait.", "try again after the time the answer names.", Retry.TRANSIENT),
  BAD_TOKEN(
      6009,
      "A link was altered, is not ours, or its time is up.",
      "use the link of the mail as it was sent.",
      Retry.PERMANENT),
  STOP_STAYS(
      6014,
      "Somebody asked not to be written to any more.",
      "nothing; the person, not the party, can take that back.",
      Retry.PERMANENT),
  GONE(
      6013,
      "A link that confirms a mail was altered, is not ours, or its time is up.",
      "nothing; the mail can be answered instead.",
      Retry.PERMANENT),
  BAD_KEYS(
      6010,
      "The keys that hide addresses and sign links are missing or malformed.",
      "set mail.key to base64 of 32 bytes, best from the secret store.",
      Retry.PERMANENT),
  STORE_UNAVAILABLE(
      6011,
      "The hub's database did not take a mail.",
      "check hub.jdbc.url and the database; nothing was accepted that was not answered for.",
      Retry.TRANSIENT),
  BAD_ACCOUNTS(
      6012,
      "The file of accounts is missing or wrong.",
      "correct the named entry of mail.accounts-file.",
      Retry.PERMANENT),
  MAILBOX_GONE(
      6040,
      "A mailbox cannot be read now.",
      "check imap.host, the account's secret and mail.inbox.folders; the next run reads on from where it was.",
      Retry.TRANSIENT),
  MAILBOX_MOVED(
      6041,
      "A mail was to be noted while mails before it were not: another hub works on the mailbox.",
      "nothing; the next run reads on from what was noted.",
      Retry.TRANSIENT),
  NOT_VERIFIED(
      6042,
      "A verification's mails were not all confirmed, did not all arrive, or arrived twice.",
      "look at the accounts (GET /api/v1/accounts) and at held mails (GET /api/v1/held).",
      Retry.PERMANENT),
  PARTY_TOO_FAST(
      6043,
      "A party asks more often than it may.",
      "try again after the time the answer names, or put many mails into one batch.",
      Retry.TRANSIENT),
  PARTY_DAY_SPENT(
      6044,
      "A party has written to as many recipients as it may in a day.",
      "try again after midnight UTC.",
      Retry.TRANSIENT),
  BODY_TOO_LARGE(
      6045,
      "The body of a request is larger than it may be.",
      "send less at once: fewer rows, smaller attachments, or links to them.",
      Retry.PERMANENT),
  BODIES_TOO_MANY(
      6046,
      "Too many large bodies are on their way at once.",
      "try again after the time the answer names.",
      Retry.TRANSIENT);

  private final Entry entry;

  MailError(int number, String summary, String remedy, Retry retry) {
    this.entry = new Entry(number, summary, remedy, retry);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
