package io.serai.totesys;

import io.serai.core.ErrorCode;
import io.serai.warehouse.Warehouse;

/** Errors of the Totesys flow. */
public enum TotesysError implements ErrorCode {
  UNKNOWN_TABLE(
      2001,
      "A table was named that is not on the allow-list.",
      "name one of the listed tables; other tables are never read.",
      Retry.PERMANENT),
  SCHEMA_DRIFT(
      2002,
      "A source table lacks a column or has one of another type.",
      "restore the column, or extend the hub's schema; the other tables go on.",
      Retry.PERMANENT),
  SOURCE_UNAVAILABLE(
      2003,
      "The source database cannot be read.",
      "check totesys.jdbc.url and the database; the next run reads what this one could not.",
      Retry.TRANSIENT),
  ROWS_MISSING(
      2004,
      "A file or table holds another number of rows than was written to it.",
      "look for what changes the data behind the hub's back; the named table is not trustworthy.",
      Retry.PERMANENT),
  TRANSFORM_FAILED(
      2005,
      "A table's files could not be remodelled.",
      "read the cause; the files stay and the next run tries again.",
      Retry.PERMANENT),
  WAREHOUSE_UNAVAILABLE(
      2006,
      "The warehouse cannot be reached or refused a connection.",
      "check warehouse.jdbc.url and the database; files queue and are loaded in order.",
      Retry.TRANSIENT),
  LOAD_FAILED(
      2007,
      "The warehouse refused a load.",
      "read the cause; the load was rolled back and is tried again by the next run.",
      Retry.PERMANENT),
  STALE_LOADER(
      2008,
      "A load came from a hub whose lease has passed to another.",
      "nothing: the newer holder loads these files.",
      Retry.TRANSIENT),
  BAD_RATES(
      2009,
      "A file of exchange rates does not hold.",
      "mend the named row and send the file again; nothing of it was taken.",
      Retry.PERMANENT);

  /** How failures of the warehouse are told in this flow. */
  public static final Warehouse.Failures WAREHOUSE =
      new Warehouse.Failures("totesys", WAREHOUSE_UNAVAILABLE, LOAD_FAILED);

  private final Entry entry;

  TotesysError(int number, String summary, String remedy, Retry retry) {
    this.entry = new Entry(number, summary, remedy, retry);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
