package io.serai.hub.flow;

import java.util.List;
import java.util.function.Consumer;

/**
 * A key of a trigger's payload.
 *
 * @param type what its value must be
 * @param doc one sentence for the documents
 * @param check throws a {@code SeraiException} for a value of the right type that is not allowed
 */
public record PayloadKey(Type type, String doc, Consumer<Object> check) {

  /** JSON types a value may have. */
  public enum Type {
    TEXT("a string"),
    NUMBER("a whole number"),
    FLAG("true or false"),
    TEXTS("a list of strings");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    /** The type in words, for messages. */
    public String words() {
      return words;
    }

    /** Whether a parsed JSON value is of this type. */
    public boolean fits(Object value) {
      return switch (this) {
        case TEXT -> value instanceof String;
        case NUMBER -> value instanceof Integer || value instanceof Long;
        case FLAG -> value instanceof Boolean;
        case TEXTS ->
            value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
      };
    }
  }
}
