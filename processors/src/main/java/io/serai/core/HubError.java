package io.serai.core;

/** Errors of the hub itself. */
public enum HubError implements ErrorCode {
  UNEXPECTED(
      1000,
      "An error without a code of its own.",
      "read the cause in the log of the run; report it if the hub is at fault.",
      Retry.PERMANENT),
  UNKNOWN_FLOW(
      1001,
      "The named flow or stage does not exist.",
      "./serai flows lists flows and stages.",
      Retry.PERMANENT),
  BAD_PAYLOAD(
      1002,
      "A trigger's payload has an unknown key, a value of the wrong type, or is not JSON.",
      "correct the named key; docs/flows/ lists the keys of every flow.",
      Retry.PERMANENT),
  ALREADY_RUNNING(
      1003,
      "The flow is running; it runs once at a time.",
      "wait for its end (./serai runs), then trigger again.",
      Retry.TRANSIENT),
  PAUSED(1004, "The flow is paused.", "resume it before triggering it.", Retry.PERMANENT),
  LEASE_LOST(
      1005,
      "The run's lease expired and another hub took over.",
      "nothing: the other hub finishes the work; a long pause of the machine or the database is the"
          + " usual cause.",
      Retry.TRANSIENT),
  ABANDONED(
      1006,
      "A run did not close: its hub was killed or lost its lease.",
      "nothing: the next run does the work again.",
      Retry.TRANSIENT),
  NOT_BALANCED(
      1007,
      "Rows were lost or doubled: read is not written + rejected + skipped + held.",
      "do not trust this run's output; look for what changed the data behind the hub's back.",
      Retry.PERMANENT),
  LEDGER_UNAVAILABLE(
      1008,
      "The hub's database cannot be reached.",
      "check hub.jdbc.url and the database; the hub goes on by itself when it answers.",
      Retry.TRANSIENT),
  SERVICE_UNAVAILABLE(
      1009,
      "A service that a flow needs cannot be reached.",
      "check the named setting and the service; the hub retries by itself.",
      Retry.TRANSIENT),
  BAD_SETTINGS(
      1010,
      "A setting, a route file or a SQL file is wrong; the hub does not start.",
      "correct every line of the list; docs/reference/configuration.md describes each setting.",
      Retry.PERMANENT),
  DISK_FULL(
      1011,
      "Too little disk for the stage's working files (twice the input is needed).",
      "free space below hub.work-dir or move it to a larger disk.",
      Retry.TRANSIENT),
  QUARANTINED(
      1012,
      "An input was set aside: it ended the process or failed its checks.",
      "./serai dead-letters show names it; replay it when its cause is gone.",
      Retry.PERMANENT),
  UNAUTHORIZED(
      1013,
      "The request carries no valid token.",
      "send 'Authorization: Bearer <token>'; ./serai token create makes one.",
      Retry.PERMANENT),
  FORBIDDEN(
      1014,
      "The token lacks the scope this request needs.",
      "use a token with the named scope.",
      Retry.PERMANENT),
  NOT_FOUND(1015, "No such thing.", "check the id in the address.", Retry.PERMANENT),
  ALTERED_FILE(
      1016,
      "A file does not have the size or checksum its manifest names.",
      "nothing: it is set aside and made again; find out who changes objects in the bucket.",
      Retry.PERMANENT),
  LEDGER_REFUSED(
      1018,
      "The hub's database answers and refuses a statement.",
      "read the state and the message: usually a missing grant, a full disk or a schema that was changed.",
      Retry.PERMANENT),
  QUESTION_FAILED(
      1030,
      "The store refused a question, or the question took too long.",
      "read the message; the question's file is config/<flow>/questions/<question>.sql.",
      Retry.PERMANENT),
  BAD_MANIFEST(
      1017,
      "A manifest is not readable, or not the one that was written.",
      "nothing: it is set aside and its work done again; find out who changes objects in the"
          + " bucket.",
      Retry.PERMANENT),
  BAD_MEDIA_TYPE(
      1031,
      "The body of a request is of a type that is not understood there.",
      "send what the API's document names, and say so in Content-Type.",
      Retry.PERMANENT),
  FOREIGN_ORIGIN(
      1019,
      "The request comes from a web page of another site.",
      "send it from a program, without an Origin header.",
      Retry.PERMANENT);

  private final Entry entry;

  HubError(int number, String summary, String remedy, Retry retry) {
    this.entry = new Entry(number, summary, remedy, retry);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
