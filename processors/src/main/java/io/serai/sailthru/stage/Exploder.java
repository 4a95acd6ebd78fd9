package io.serai.sailthru.stage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.serai.sailthru.ExportKind;
import java.io.IOException;
import java.util.List;

/** Turns one record into its rows: the record's own first, then those derived from it. */
interface Exploder {
  /**
   * Reads the object whose start the parser stands at.
   *
   * @param rows gets the rows; what is in it after a {@link BadLine} is worthless
   */
  void explode(JsonParser json, List<Row> rows) throws IOException, BadLine;

  static Exploder of(ExportKind kind, Rules rules, Notes notes) {
    Values values = new Values(rules, notes);
    return switch (kind) {
      case BLAST -> new Blasts(values, notes);
      case MESSAGE_BLAST -> Messages.ofBlasts(values, notes);
      case MESSAGE_TRANSACTIONAL -> Messages.transactional(values, notes);
      case PROFILE -> new Profiles(rules, values, notes);
    };
  }

  /** Moves to the next field of an object and to its value; false at the object's end. */
  static boolean nextField(JsonParser json) throws IOException {
    if (json.nextToken() == JsonToken.END_OBJECT) {
      return false;
    }
    json.nextToken();
    return true;
  }

  /** Passes over a key nobody knows. */
  static void unknown(JsonParser json, Notes notes, String where, Values values)
      throws IOException {
    notes.count("unknown." + where + "." + Utf8.cut(values.clean(json.currentName()), 64));
    json.skipChildren();
  }

  /** The value of a column that must have one. */
  static <T> T require(T value, String column) throws BadLine {
    if (value == null) {
      throw new BadLine(column + " is missing");
    }
    return value;
  }
}
