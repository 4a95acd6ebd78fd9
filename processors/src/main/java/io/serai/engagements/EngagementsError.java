package io.serai.engagements;

import io.serai.core.ErrorCode;

/** Errors of the engagements flow. */
public enum EngagementsError implements ErrorCode {
  CLUSTER_UNAVAILABLE(
      3001,
      "Elasticsearch does not answer, or has too much to do.",
      "check elasticsearch.url and the cluster; the next run does what this one could not.",
      Retry.TRANSIENT),
  WRONG_MAPPING(
      3002,
      "An index exists with a field of another type than the hub writes.",
      "name another index in the engagements.index settings, or move the old one away; the next run"
          + " makes a new one from the sources.",
      Retry.PERMANENT),
  REQUEST_REFUSED(
      3003,
      "Elasticsearch refused a request as a whole.",
      "read the reason: usually a missing right, a missing source index or another compatibility.",
      Retry.PERMANENT),
  DOCUMENT_REFUSED(
      3004,
      "Elasticsearch refused a document for good.",
      "./serai dead-letters show holds it; mend the index and trigger the flow, which writes it"
          + " again, or discard it.",
      Retry.PERMANENT),
  STALE_WRITER(
      3005,
      "A write came from a hub whose lease has passed to another.",
      "nothing: the newer holder has written these documents.",
      Retry.TRANSIENT),
  DOCUMENTS_MISSING(
      3006,
      "The message-roles index holds another number of documents than was written to it.",
      "look for what changes the index behind the hub's back; the next run writes what is missing.",
      Retry.PERMANENT),
  LIST_CUT(
      3007,
      "A list of addresses is longer than engagements.max-list and was cut.",
      "raise engagements.max-list, or exclude domains; counts and totals are not affected.",
      Retry.PERMANENT),
  WRONG_COMPATIBILITY(
      3008,
      "The server's major version is not the one elasticsearch.compatibility names.",
      "set elasticsearch.compatibility to the server's major version.",
      Retry.PERMANENT);

  private final Entry entry;

  EngagementsError(int number, String summary, String remedy, Retry retry) {
    this.entry = new Entry(number, summary, remedy, retry);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
