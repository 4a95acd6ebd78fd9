package io.serai.totesys;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The star: eleven warehouse tables and the columns of their Parquet files, in the order in which
 * they are loaded (dimensions first, so that a fact finds what it refers to). SQL is filled from
 * these names and from no others.
 */
public enum Target {
  DIM_STAFF(
      SourceTable.STAFF,
      "staff_id:int! first_name:text! last_name:text! department_name:text! location:text!"
          + " email_address:text!"),
  DIM_LOCATION(
      SourceTable.ADDRESS,
      "location_id:int! address_line_1:text! address_line_2:text district:text city:text!"
          + " postal_code:text! country:text! phone:text!"),
  DIM_CURRENCY(SourceTable.CURRENCY, "currency_id:int! currency_code:text! currency_name:text!"),
  DIM_DESIGN(
      SourceTable.DESIGN, "design_id:int! design_name:text! file_location:text! file_name:text!"),
  DIM_COUNTERPARTY(
      SourceTable.COUNTERPARTY,
      "counterparty_id:int! counterparty_legal_name:text! counterparty_legal_address_line_1:text!"
          + " counterparty_legal_address_line_2:text counterparty_legal_district:text"
          + " counterparty_legal_city:text! counterparty_legal_postal_code:text!"
          + " counterparty_legal_country:text! counterparty_legal_phone_number:text!"),
  DIM_PAYMENT_TYPE(SourceTable.PAYMENT_TYPE, "payment_type_id:int! payment_type_name:text!"),
  DIM_DATE(
      null,
      "date_id:date! year:int! month:int! day:int! day_of_week:int! day_name:text!"
          + " month_name:text! quarter:int!"),
  DIM_TRANSACTION(
      SourceTable.TRANSACTION,
      "transaction_id:int! transaction_type:text! sales_order_id:int purchase_order_id:int"
          + " is_deleted:boolean!"),
  FACT_SALES_ORDER(
      SourceTable.SALES_ORDER,
      "sales_order_id:int! created_at:timestamp!>dim_date last_updated:timestamp!>dim_date"
          + " sales_staff_id:int!>dim_staff counterparty_id:int!>dim_counterparty units_sold:int!"
          + " unit_price:money! currency_id:int!>dim_currency design_id:int!>dim_design"
          + " agreed_payment_date:date!>dim_date agreed_delivery_date:date!>dim_date"
          + " agreed_delivery_location_id:int!>dim_location is_deleted:boolean! row_hash:text!"),
  FACT_PURCHASE_ORDER(
      SourceTable.PURCHASE_ORDER,
      "purchase_order_id:int! created_at:timestamp!>dim_date last_updated:timestamp!>dim_date"
          + " staff_id:int!>dim_staff counterparty_id:int!>dim_counterparty item_code:text!"
          + " item_quantity:int! item_unit_price:money! currency_id:int!>dim_currency"
          + " agreed_delivery_date:date!>dim_date agreed_payment_date:date!>dim_date"
          + " agreed_delivery_location_id:int!>dim_location is_deleted:boolean! row_hash:text!"),
  FACT_PAYMENT(
      SourceTable.PAYMENT,
      "payment_id:int! created_at:timestamp!>dim_date last_updated:timestamp!>dim_date"
          + " transaction_id:int!>dim_transaction counterparty_id:int!>dim_counterparty"
          + " payment_amount:money! currency_id:int!>dim_currency"
          + " payment_type_id:int!>dim_payment_type paid:boolean! payment_date:date!>dim_date"
          + " is_deleted:boolean! row_hash:text!");

  private final SourceTable source;
  private final List<Column> columns;

  Target(SourceTable source, String columns) {
    this.source = source;
    this.columns = Arrays.stream(columns.split(" ")).map(Column::parse).toList();
  }

  /**
   * A column of the Parquet file.
   *
   * @param reference the dimension it refers to, in lower case, or null
   */
  public record Column(String name, SourceTable.Type type, boolean required, String reference) {
    static Column parse(String spec) {
      String[] halves = spec.split(">");
      SourceTable.Column column = SourceTable.Column.parse(halves[0]);
      String reference = halves.length > 1 ? halves[1] : null;
      return new Column(column.name(), column.type(), column.required(), reference);
    }
  }

  /** The table's name in the warehouse, e.g. {@code dim_staff}. */
  public String table() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The source table whose rows these are; empty for {@code dim_date}, which is only derived. */
  public Optional<SourceTable> source() {
    return Optional.ofNullable(source);
  }

  public List<Column> columns() {
    return columns;
  }

  /** A dimension's primary key, a fact's business key: the first column. */
  public String key() {
    return columns.get(0).name();
  }

  /** Facts keep every version of a row, dimensions only the latest. */
  public boolean isFact() {
    return name().startsWith("FACT_");
  }

  /** Whether a file holds the whole dimension, so that a missing key means a deleted row. */
  public boolean isFullSet() {
    return source != null && source.reading() == SourceTable.Reading.SNAPSHOT;
  }

  /** All tables' names, in the order in which they are loaded. */
  public static List<String> tables() {
    return Arrays.stream(values()).map(Target::table).toList();
  }

  /** Whether a file may hold rows that say that a row is gone. */
  public boolean hasTombstones() {
    return source != null && source.reading() == SourceTable.Reading.INCREMENTAL;
  }

  /** The target of that name; only names from a sealed manifest come here. */
  public static Target named(String table) {
    return valueOf(table.toUpperCase(Locale.ROOT));
  }

  /** The target that holds a source table's rows; empty for {@code department}. */
  public static Optional<Target> of(SourceTable table) {
    return Arrays.stream(values()).filter(target -> target.source == table).findFirst();
  }
}
