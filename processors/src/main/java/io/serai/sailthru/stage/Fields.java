package io.serai.sailthru.stage;

import com.fasterxml.jackson.core.JsonParser;
import io.serai.sailthru.Dataset;
import io.serai.sailthru.Dataset.Column;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of a dataset that are keys of its records under the same name. */
final class Fields {
  private final Dataset dataset;
  private final Set<String> keys;
  private final Map<String, Integer> positions = new HashMap<>();
  private final List<Column> columns;
  private final Values values;

  /**
   * @param keys columns whose text is never cut
   * @param made columns that are no keys of a record
   */
  Fields(Dataset dataset, Set<String> keys, Set<String> made, Values values) {
    this.dataset = dataset;
    this.keys = keys;
    this.values = values;
    this.columns = dataset.columns().subList(1, dataset.columns().size());
    for (int i = 0; i < columns.size(); i++) {
      if (!made.contains(columns.get(i).name())) {
        positions.put(columns.get(i).name(), i);
      }
    }
  }

  Object[] row() {
    return new Object[columns.size()];
  }

  /** Reads the current value into its column; false when the key is none. */
  boolean read(JsonParser json, Object[] row) throws IOException, BadLine {
    Integer position = positions.get(json.currentName());
    if (position == null) {
      return false;
    }
    Column column = columns.get(position);
    row[position] =
        keys.contains(column.name())
            ? values.key(json, column)
            : values.read(json, dataset, column);
    return true;
  }

  /** The position of a column in a row. */
  int at(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException(column);
  }
}
