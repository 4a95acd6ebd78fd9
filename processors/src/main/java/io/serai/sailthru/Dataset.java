package io.serai.sailthru;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The staged tables and their columns, in the order in which a staged line holds them. Every line
 * begins with {@code line_no}, the line of the export file it was made from. Sizes are bytes, as
 * Redshift counts them.
 */
public enum Dataset {
  BLAST("id:long day:date name:text1024"),
  MESSAGE_BLAST_MSG(
      "blast_id:long profile_id:text24 message_id:long send_time:timestamp send_time_flag:text8"
          + " device:text256 message_revenue:money delivery_status:text256 optout:boolean"),
  MESSAGE_BLAST_ACTION(
      "blast_id:long profile_id:text24 action_name:text8 action_ts:timestamp action_url:text8192"
          + " occurrence:int"),
  MESSAGE_TRANSACTIONAL_MSG(
      "id:text32 profile_id:text24 template:text512 send_time:timestamp send_time_flag:text8"
          + " device:text256 message_revenue:money delivery_status:text256 optout:boolean"),
  MESSAGE_TRANSACTIONAL_ACTION(
      "id:text32 profile_id:text24 action_name:text8 action_ts:timestamp action_url:text8192"
          + " occurrence:int"),
  PROFILE(
      "id:text24 email_hash:text64 email_domain:text256 email_key:text32 geo_count:int"
          + " optout_reason:text256 optout_time:timestamp create_date:timestamp"
          + " signup_time:timestamp total_opens:int total_clicks:int total_unique_opens:int"
          + " total_unique_clicks:int total_pageviews:int total_messages:int last_open:timestamp"
          + " last_click:timestamp last_pageview:timestamp"),
  PROFILE_GEO("id:text24 scope:text24 label:text256 quantity:int"),
  PROFILE_BROWSER("id:text24 browser:text128 quantity:int"),
  PROFILE_LISTS_SIGNUP("id:text24 list:text256 ts:timestamp"),
  PROFILE_VARS("id:text24 var:text256 val:text4096 val_type:text8"),
  PROFILE_EMAIL("id:text24 email_enc:text1024");

  private final List<Column> columns;

  Dataset(String columns) {
    this.columns =
        Arrays.stream(("line_no:long " + columns).split(" ")).map(Column::parse).toList();
  }

  /** What a column holds. */
  public enum Type {
    LONG,
    INT,
    TEXT,
    DATE,
    TIMESTAMP,
    MONEY,
    BOOLEAN
  }

  /**
   * A column.
   *
   * @param bytes most bytes of a text, 0 for other types
   */
  public record Column(String name, Type type, int bytes) {
    static Column parse(String spec) {
      String[] parts = spec.split(":");
      String type = parts[1].replaceAll("\\d", "");
      String bytes = parts[1].replaceAll("\\D", "");
      return new Column(
          parts[0],
          Type.valueOf(type.toUpperCase(Locale.ROOT)),
          bytes.isEmpty() ? 0 : Integer.parseInt(bytes));
    }
  }

  /** The name of its files' folder and of its staging table, e.g. {@code profile_geo}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All columns, {@code line_no} first. */
  public List<Column> columns() {
    return columns;
  }

  /** The column of that name. */
  public Column column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow();
  }

  /** False for rows made from the records of another dataset. */
  public boolean holdsRecords() {
    return Arrays.stream(ExportKind.values()).anyMatch(kind -> kind.records() == this);
  }

  public static Dataset of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
