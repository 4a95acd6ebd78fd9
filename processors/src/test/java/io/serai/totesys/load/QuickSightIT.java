package io.serai.totesys.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.testing.Postgres;
import io.serai.warehouse.WarehouseSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The data sets of {@code deploy/quicksight} are the views of the warehouse, column by column. With
 * {@code -Dserai.docs.write=true} they are written anew.
 */
class QuickSightIT {
  private static final Path FOLDER = Path.of("deploy/quicksight/data-sets");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Types of PostgreSQL to those of the data set API. */
  private static final Map<String, String> TYPES =
      Map.of(
          "integer",
          "INTEGER",
          "bigint",
          "INTEGER",
          "numeric",
          "DECIMAL",
          "date",
          "DATETIME",
          "text",
          "STRING",
          "character varying",
          "STRING");

  private static DataSource warehouse;

  @BeforeAll
  static void migrate() {
    warehouse = Postgres.create("quicksight_it");
    WarehouseSchema.migrate(warehouse, "public", Path.of("config/totesys/warehouse"));
  }

  @Test
  void there_is_a_data_set_for_every_view_and_no_other() throws Exception {
    Map<String, String> wanted = new LinkedHashMap<>();
    for (Map.Entry<String, List<Map<String, String>>> view : views().entrySet()) {
      wanted.put(
          view.getKey().replace('_', '-') + ".json", dataSet(view.getKey(), view.getValue()));
    }
    if (Boolean.getBoolean("serai.docs.write")) {
      for (Map.Entry<String, String> file : wanted.entrySet()) {
        Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
      }
    }

    assertThat(wanted).hasSizeGreaterThan(10);
    assertThat(found()).isEqualTo(wanted);
  }

  private static Map<String, String> found() throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        found.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return found;
  }

  /** Views that answer questions, with name and type of each column. */
  private static Map<String, List<Map<String, String>>> views() throws SQLException {
    Map<String, List<Map<String, String>>> views = new LinkedHashMap<>();
    String sql =
        """
        SELECT c.table_name, c.column_name, c.data_type
        FROM information_schema.columns AS c
        JOIN information_schema.views AS v USING (table_schema, table_name)
        WHERE c.table_schema = 'public' AND c.table_name NOT LIKE 'current%'
        ORDER BY c.table_name, c.ordinal_position""";
    try (Connection connection = warehouse.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Map<String, String> column = new LinkedHashMap<>();
        column.put("Name", rows.getString(2));
        column.put("Type", TYPES.get(rows.getString(3)));
        assertThat(column.get("Type")).as(rows.getString(3)).isNotNull();
        views.computeIfAbsent(rows.getString(1), view -> new ArrayList<>()).add(column);
      }
    }
    return views;
  }

  /** The input of {@code aws quicksight create-data-set}; words in capitals are filled in. */
  private static String dataSet(String view, List<Map<String, String>> columns) throws IOException {
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("DataSourceArn", "arn:aws:quicksight:REGION:ACCOUNT:datasource/serai-warehouse");
    table.put("Schema", "public");
    table.put("Name", view);
    table.put("InputColumns", columns);
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("AwsAccountId", "ACCOUNT");
    set.put("DataSetId", "serai-" + view.replace('_', '-'));
    set.put("Name", view);
    set.put("PhysicalTableMap", Map.of("view", Map.of("RelationalTable", table)));
    set.put("ImportMode", "DIRECT_QUERY");
    return JSON.writeValueAsString(set) + "\n";
  }
}
