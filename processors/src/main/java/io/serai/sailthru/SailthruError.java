package io.serai.sailthru;

import io.serai.core.ErrorCode;
import io.serai.warehouse.Warehouse;

/** Errors of the Sailthru flow. */
public enum SailthruError implements ErrorCode {
  BROKEN_EXPORT(
      4001,
      "An export file is cut short or damaged.",
      "nothing while it may still be uploading: it is looked at again; when it stays broken it is"
          + " set aside, then ask the vendor to deliver it again.",
      Retry.TRANSIENT),
  EXPORT_REFUSED(
      4002,
      "An export archive breaks a limit or holds a name that no export has.",
      "read which limit; raise it if the archive is good, else ask the vendor. With"
          + " sailthru.zip.policy=lenient the other entries are loaded.",
      Retry.PERMANENT),
  STAGE_FAILED(
      4003,
      "An export file could not be turned into staged files.",
      "read the cause; the file stays and the next run tries again.",
      Retry.PERMANENT),
  WAREHOUSE_UNAVAILABLE(
      4004,
      "The warehouse cannot be reached or refused a connection.",
      "check warehouse.jdbc.url and the database; staged exports queue and are loaded in order.",
      Retry.TRANSIENT),
  LOAD_FAILED(
      4005,
      "The warehouse refused a load.",
      "read the cause; the load was rolled back and is tried again by the next run.",
      Retry.PERMANENT),
  STALE_LOADER(
      4006,
      "A load came from a hub whose lease has passed to another.",
      "nothing: the newer holder loads these files.",
      Retry.TRANSIENT),
  ROWS_MISSING(
      4007,
      "A file or table holds another number of rows than was written to it.",
      "look for what changes the data behind the hub's back; the named table is not trustworthy.",
      Retry.PERMANENT),
  BAD_KEYS(
      4008,
      "The keys that hide addresses are missing or malformed.",
      "set sailthru.pii.keys to version:base64 of 32 bytes, newest first, best from the secret"
          + " store.",
      Retry.PERMANENT),
  UNKNOWN_PERSON(
      4009,
      "An erasure names neither one profile nor one address.",
      "give the profile's id of at most 24 characters, or the e-mail address.",
      Retry.PERMANENT),
  INBOX_UNAVAILABLE(
      4010,
      "The folder that is watched for exports cannot be read.",
      "check sailthru.inbox-folder and its permissions.",
      Retry.TRANSIENT);

  /** How failures of the warehouse are told in this flow. */
  public static final Warehouse.Failures WAREHOUSE =
      new Warehouse.Failures("sailthru", WAREHOUSE_UNAVAILABLE, LOAD_FAILED);

  private final Entry entry;

  SailthruError(int number, String summary, String remedy, Retry retry) {
    this.entry = new Entry(number, summary, remedy, retry);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
