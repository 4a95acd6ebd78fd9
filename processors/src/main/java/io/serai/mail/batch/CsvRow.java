package io.serai.mail.batch;

import java.util.List;

/**
 * A row of a CSV file.
 *
 * @param number from 1, the header included
 * @param fields empty when {@code fault} says why
 * @param column the column at fault, from 1; 0 when there is none
 * @param fault null when the row is sound
 */
public record CsvRow(int number, List<String> fields, int column, String fault) {
  static CsvRow sound(int number, List<String> fields) {
    return new CsvRow(number, List.copyOf(fields), 0, null);
  }

  static CsvRow bad(int number, int column, String fault) {
    return new CsvRow(number, List.of(), column, fault);
  }
}
