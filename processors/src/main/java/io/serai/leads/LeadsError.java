package io.serai.leads;

import io.serai.core.ErrorCode;

/** Errors of the leads flow. */
public enum LeadsError implements ErrorCode {
  CLOUD_UNAVAILABLE(
      5001,
      "Marketing Cloud does not answer, or has too much to do.",
      "nothing: the request is made again; the next poll reads its window from the last complete one.",
      Retry.TRANSIENT),
  CURSOR_LOST(
      5002,
      "The answer to a request for the next page was lost; its cursor can be used only once.",
      "nothing: the next poll reads the whole window again.",
      Retry.PERMANENT),
  CLOUD_REFUSED(
      5003,
      "Marketing Cloud refused a request.",
      "read the reason: usually wrong credentials, a missing right, or a wrong key in leads.units.",
      Retry.PERMANENT),
  FOREIGN_HOST(
      5004,
      "A token's reply names a host that is not in marketing-cloud.hosts.",
      "check marketing-cloud.url; add the host only when it is Marketing Cloud's.",
      Retry.PERMANENT),
  ROWS_REFUSED(
      5005,
      "Marketing Cloud could not save rows of the click log (its error 10006).",
      "nothing: the rows are tried one by one; one that cannot be marked is noted in"
          + " processed-events.",
      Retry.PERMANENT),
  BAD_MESSAGE(
      5006,
      "A message of a queue is not JSON of the expected form and version.",
      "find out who sends it; discard the dead letter, or mend and replay it.",
      Retry.PERMANENT),
  BAD_DATE(
      5007,
      "The date of a click is none.",
      "mend the row in the click log; the next poll reads it again. Then discard the dead letter.",
      Retry.PERMANENT),
  SEND_NOT_FOUND(
      5008,
      "The send of a click is not known to Marketing Cloud.",
      "replay the dead letter when the send is there, or discard it.",
      Retry.PERMANENT),
  SUBSCRIBER_NOT_FOUND(
      5009,
      "The subscriber of a click is not known to Marketing Cloud.",
      "replay the dead letter when the subscriber is there, or discard it.",
      Retry.PERMANENT),
  STORE_UNAVAILABLE(
      5010,
      "MongoDB does not answer.",
      "check mongodb.uri and the database; messages come again by themselves.",
      Retry.TRANSIENT),
  STORE_REFUSED(
      5011,
      "MongoDB refused a write for good.",
      "read the reason; replay the dead letter when it is mended.",
      Retry.PERMANENT),
  QUEUE_UNAVAILABLE(
      5012,
      "SQS does not take messages.",
      "check leads.queues-url and that every queue exists; the next poll queues what is missing.",
      Retry.TRANSIENT),
  CLICKS_MISSING(
      5013,
      "Clicks that were queued are neither stored nor skipped nor dead letters.",
      "find out what removes documents or messages behind the hub's back; a poll within the sweep's"
          + " reach stores them again.",
      Retry.PERMANENT),
  TOO_MANY_PAGES(
      5014,
      "A unit's click log has more pages than leads.poll.max-pages.",
      "raise leads.poll.max-pages, or shorten leads.poll.sweep.",
      Retry.PERMANENT),
  GIVEN_UP(
      5015,
      "A message was received too often and never came to an end.",
      "read the log of that time; replay the dead letter when its cause is gone.",
      Retry.PERMANENT),
  BAD_ROW(
      5016,
      "A row of the click log has no usable ID.",
      "mend the query that fills the click log.",
      Retry.PERMANENT),
  CLICKS_UNDER_WAY(
      5017,
      "Clicks were on their way when the patience of settle ended.",
      "nothing, when they wait for a send or subscriber; they are looked for again. Otherwise read"
          + " serai_leads_messages, or raise leads.settle.patience.",
      Retry.TRANSIENT);

  private final Entry entry;

  LeadsError(int number, String summary, String remedy, Retry retry) {
    this.entry = new Entry(number, summary, remedy, retry);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
