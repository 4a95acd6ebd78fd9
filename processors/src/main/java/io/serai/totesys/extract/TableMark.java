package io.serai.totesys.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.totesys.SourceTable;

/**
 * The watermark of one source table, {@code extract/<table>}.
 *
 * @param lastUpdated greatest {@code last_updated} read, never later than the source's clock; null
 *     before the first row
 * @param content SHA-256 of a snapshot's rows; null for incremental tables
 * @param manifest key of the newest manifest, or null
 * @param full run id of the last read that covered the whole table and found rows, or null
 */
public record TableMark(String lastUpdated, String content, String manifest, String full) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Nothing was read yet. */
  public static final TableMark NONE = new TableMark(null, null, null, null);

  /** The watermark's key. */
  public static String key(SourceTable table) {
    return "extract/" + table.table();
  }

  /** The watermark's value. */
  public String encode() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws IllegalStateException when somebody put something else there
   */
  public static TableMark decode(String value) {
    try {
      return JSON.readValue(value, TableMark.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a watermark of totesys-extract is not readable", e);
    }
  }

  /** The moment, or null. */
  Stamp stamp() {
    return lastUpdated == null ? null : new Stamp(lastUpdated);
  }
}
