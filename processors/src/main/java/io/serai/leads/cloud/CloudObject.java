package io.serai.leads.cloud;

import io.serai.leads.ServerTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One result of a retrieve.
 *
 * @param fields values by path, e.g. {@code Email.ID}; what is empty is not there
 * @param pairs values that come as name and value: columns of a data extension, attributes of a
 *     subscriber
 */
public record CloudObject(Map<String, String> fields, Map<String, String> pairs) {
  /** A field's text, or null. */
  public String text(String field) {
    return fields.get(field);
  }

  /** A field's number; 0 when there is none. */
  public long number(String field) {
    try {
      return Long.parseLong(fields.getOrDefault(field, "0").strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** A field's instant; zoneless dates are the vendor's time. */
  public Optional<Instant> instant(String field) {
    return ServerTime.answer(fields.get(field));
  }
}
