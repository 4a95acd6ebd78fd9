package io.serai.sailthru.load;

import io.serai.sailthru.Dataset;
import io.serai.sailthru.Dataset.Column;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The warehouse's tables: what their keys are, and whose rows they hold. */
enum Table {
  BLAST(Dataset.BLAST, "id", null),
  MESSAGE_BLAST_MSG(Dataset.MESSAGE_BLAST_MSG, "blast_id,profile_id", "profile_id"),
  MESSAGE_BLAST_ACTION(Dataset.MESSAGE_BLAST_ACTION, "blast_id,profile_id", "profile_id"),
  MESSAGE_TRANSACTIONAL_MSG(Dataset.MESSAGE_TRANSACTIONAL_MSG, "id", "profile_id"),
  MESSAGE_TRANSACTIONAL_ACTION(Dataset.MESSAGE_TRANSACTIONAL_ACTION, "id", "profile_id"),
  PROFILE(Dataset.PROFILE, "id", "id"),
  PROFILE_GEO(Dataset.PROFILE_GEO, "id", "id"),
  PROFILE_BROWSER(Dataset.PROFILE_BROWSER, "id", "id"),
  PROFILE_LISTS_SIGNUP(Dataset.PROFILE_LISTS_SIGNUP, "id", "id"),
  PROFILE_VARS(Dataset.PROFILE_VARS, "id", "id"),
  PROFILE_EMAIL(Dataset.PROFILE_EMAIL, "id", "id");

  /** Tables that hang on a profile and keep history with it. */
  static final List<Table> CHILDREN =
      List.of(PROFILE_GEO, PROFILE_BROWSER, PROFILE_LISTS_SIGNUP, PROFILE_VARS);

  private final Dataset dataset;
  private final List<String> key;
  private final String person;

  Table(Dataset dataset, String key, String person) {
    this.dataset = dataset;
    this.key = List.of(key.split(","));
    this.person = person;
  }

  static Table of(Dataset dataset) {
    return valueOf(dataset.name());
  }

  Dataset dataset() {
    return dataset;
  }

  String table() {
    return dataset.word();
  }

  /** The column that says whose row it is; null for rows that are nobody's. */
  String person() {
    return person;
  }

  /** Every table a person may be in, with the column that says so. */
  static Map<String, String> people() {
    Map<String, String> people = new HashMap<>();
    for (Table table : values()) {
      if (table.person != null) {
        people.put(table.table(), table.person);
      }
    }
    people.put("profile_history", "id");
    CHILDREN.forEach(child -> people.put(child.table() + "_history", "id"));
    return people;
  }

  /** Every table whose rows are counted. */
  static List<String> counted() {
    return Arrays.stream(values()).map(Table::table).toList();
  }

  /** Columns of the target that come from the staged lines. */
  private List<Column> columns() {
    return dataset.columns().subList(1, dataset.columns().size());
  }

  /** Names for the statements; {@code stage} is the staging table. */
  Map<String, String> names(String stage) {
    Map<String, String> names = new HashMap<>();
    names.put("target", table());
    names.put("stage", stage);
    names.put("person", String.valueOf(person));
    names.put("key", String.join(", ", key));
    names.put("message_key", key.get(0).equals("id") ? "id" : String.join(", ", key));
    names.put("columns", list(columns(), Column::name));
    names.put("c_columns", list(columns(), column -> "c." + column.name()));
    names.put("s_columns", list(columns(), column -> "s." + column.name()));
    names.put(
        "assignments",
        list(
            columns().stream().filter(column -> !key.contains(column.name())).toList(),
            column -> column.name() + " = excluded." + column.name()));
    names.put("s_is_later", equal("s", "later"));
    names.put("s_is_t", equal("s", "t"));
    names.put("s_is_target", equal("s", table()));
    names.put("stage_is_target", equal(stage, table()));
    return names;
  }

  private String equal(String one, String other) {
    return key.stream()
        .map(column -> "%s.%s = %s.%s".formatted(one, column, other, column))
        .collect(Collectors.joining(" AND "));
  }

  private static String list(List<Column> columns, Function<Column, String> text) {
    return columns.stream().map(text).collect(Collectors.joining(", "));
  }
}
