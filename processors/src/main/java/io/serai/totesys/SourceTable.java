package io.serai.totesys;

import io.serai.core.SeraiException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The allow-list: the eleven source tables and their columns, version 1 of the schema. No other
 * name ever reaches SQL. Order matters: children before parents, so that a parent is read after
 * every row that refers to it.
 */
public enum SourceTable {
  PAYMENT(
      Reading.INCREMENTAL,
      "payment_id:int! created_at:timestamp! last_updated:timestamp! transaction_id:int!"
          + " counterparty_id:int! payment_amount:money! currency_id:int! payment_type_id:int!"
          + " paid:boolean! payment_date:date! company_ac_number:int! counterparty_ac_number:int!"),
  TRANSACTION(
      Reading.INCREMENTAL,
      "transaction_id:int! transaction_type:text! sales_order_id:int purchase_order_id:int"
          + " created_at:timestamp! last_updated:timestamp!"),
  SALES_ORDER(
      Reading.INCREMENTAL,
      "sales_order_id:int! created_at:timestamp! last_updated:timestamp! design_id:int!"
          + " staff_id:int! counterparty_id:int! units_sold:int! unit_price:money!"
          + " currency_id:int! agreed_delivery_date:date! agreed_payment_date:date!"
          + " agreed_delivery_location_id:int!"),
  PURCHASE_ORDER(
      Reading.INCREMENTAL,
      "purchase_order_id:int! created_at:timestamp! last_updated:timestamp! staff_id:int!"
          + " counterparty_id:int! item_code:text! item_quantity:int! item_unit_price:money!"
          + " currency_id:int! agreed_delivery_date:date! agreed_payment_date:date!"
          + " agreed_delivery_location_id:int!"),
  COUNTERPARTY(
      Reading.SNAPSHOT,
      "counterparty_id:int! counterparty_legal_name:text! legal_address_id:int!"
          + " commercial_contact:text delivery_contact:text created_at:timestamp!"
          + " last_updated:timestamp!"),
  STAFF(
      Reading.SNAPSHOT,
      "staff_id:int! first_name:text! last_name:text! department_id:int! email_address:text!"
          + " created_at:timestamp! last_updated:timestamp!"),
  DEPARTMENT(
      Reading.SNAPSHOT,
      "department_id:int! department_name:text! location:text manager:text created_at:timestamp!"
          + " last_updated:timestamp!"),
  ADDRESS(
      Reading.SNAPSHOT,
      "address_id:int! address_line_1:text! address_line_2:text district:text city:text!"
          + " postal_code:text! country:text! phone:text! created_at:timestamp!"
          + " last_updated:timestamp!"),
  CURRENCY(
      Reading.SNAPSHOT,
      "currency_id:int! currency_code:text! created_at:timestamp! last_updated:timestamp!"),
  DESIGN(
      Reading.SNAPSHOT,
      "design_id:int! created_at:timestamp! design_name:text! file_location:text!"
          + " file_name:text! last_updated:timestamp!"),
  PAYMENT_TYPE(
      Reading.SNAPSHOT,
      "payment_type_id:int! payment_type_name:text! created_at:timestamp!"
          + " last_updated:timestamp!");

  private final Reading reading;
  private final List<Column> columns;

  SourceTable(Reading reading, String columns) {
    this.reading = reading;
    this.columns = Arrays.stream(columns.split(" ")).map(Column::parse).toList();
  }

  /** How changes of a table are found. */
  public enum Reading {
    /** Small: read whole every run, written only when its content changed. */
    SNAPSHOT,
    /** Large: by key ranges once, then by {@code last_updated} with an overlap. */
    INCREMENTAL
  }

  /** What a column must hold. A {@code DATE} is text in the source, {@code MONEY} NUMERIC(10,2). */
  public enum Type {
    INT,
    TEXT,
    TIMESTAMP,
    MONEY,
    BOOLEAN,
    DATE
  }

  /** A column of the source, in the source's order. */
  public record Column(String name, Type type, boolean required) {
    static Column parse(String spec) {
      String[] parts = spec.split(":");
      boolean required = parts[1].endsWith("!");
      String type = required ? parts[1].substring(0, parts[1].length() - 1) : parts[1];
      return new Column(parts[0], Type.valueOf(type.toUpperCase(java.util.Locale.ROOT)), required);
    }
  }

  /** The name in the source, unquoted, e.g. {@code sales_order}. */
  public String table() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The primary key: every table's first column. */
  public String key() {
    return columns.get(0).name();
  }

  public Reading reading() {
    return reading;
  }

  public List<Column> columns() {
    return columns;
  }

  /** The table of that name, or an error that lists the allowed ones. */
  public static SourceTable named(String table) {
    return Arrays.stream(values())
        .filter(t -> t.table().equals(table))
        .findFirst()
        .orElseThrow(
            () ->
                new SeraiException(
                    TotesysError.UNKNOWN_TABLE,
                    "totesys",
                    "table '%s' is not one of %s",
                    table,
                    names()));
  }

  /** All allowed names, comma separated. */
  public static String names() {
    return Arrays.stream(values()).map(SourceTable::table).collect(Collectors.joining(", "));
  }
}
