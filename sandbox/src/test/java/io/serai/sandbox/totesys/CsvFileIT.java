package io.serai.sandbox.totesys;

import static io.serai.sandbox.OneSandbox.rows;
import static io.serai.sandbox.OneSandbox.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.sandbox.OneSandbox;
import io.serai.sandbox.SandboxError;
import io.serai.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OneSandbox.class)
class CsvFileIT {
  private static final String CURRENCY = "currency_id,currency_code,created_at,last_updated\n";
  private static final String AT = ",2024-01-02 03:04:05.006,2024-01-02 03:04:05.006\n";

  private static DataSource database;
  @TempDir Path folder;

  @BeforeAll
  static void newDatabase() throws SQLException {
    database = OneSandbox.newDatabase("csv_file");
  }

  @BeforeEach
  void emptyDatabase() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }
  }

  @Test
  void columns_load_by_the_header_whatever_their_order() throws Exception {
    file("currency", "\uFEFFlast_updated,\"currency_code\",currency_id\r\n2024-01-02,GBP,7\r\n");

    load();

    assertThat(rows(database, "SELECT currency_id, currency_code, last_updated FROM currency"))
        .containsExactly("7|GBP|2024-01-02 00:00:00");
  }

  @Test
  void an_unquoted_empty_field_is_null_and_a_quoted_one_is_empty_text() throws Exception {
    file(
        "department",
        "department_id,department_name,location,manager,last_updated\n1,A,,\"\",2024-01-02\n");

    load();

    assertThat(value(database, "SELECT location, manager FROM department")).isEqualTo("∅|");
  }

  @Test
  void quotes_commas_and_line_ends_inside_a_field_are_text() throws Exception {
    file(
        "department",
        "department_id,department_name,last_updated\r\n1,\"a \"\"b\"\", c\r\nd\",2024-01-02\n2,e,2024-01-02\r\n");

    load();

    assertThat(rows(database, "SELECT department_name FROM department ORDER BY 1"))
        .containsExactly("a \"b\", c\r\nd", "e");
  }

  @Test
  void a_row_loads_without_its_parents_and_other_tables_stay_empty() throws Exception {
    file(
        "staff",
        "staff_id,first_name,last_name,department_id,email_address,last_updated\n1,A,O'B,99,a@b.example,2024-01-02\n");

    load();

    assertThat(value(database, "SELECT department_id FROM staff")).isEqualTo("99");
    assertThat(value(database, "SELECT count(*) FROM department")).isEqualTo("0");
    assertThat(
            value(
                database, "SELECT nextval('staff_staff_id_seq'), nextval('design_design_id_seq')"))
        .isEqualTo("2|1");
  }

  @Test
  void a_bad_row_is_named_by_file_and_line_and_nothing_is_kept() throws Exception {
    Path file = file("currency", CURRENCY + "1,GBP" + AT + "two,USD" + AT);

    assertThatThrownBy(this::load)
        .isInstanceOfSatisfying(
            SandboxException.class, e -> assertThat(e.error()).isEqualTo(SandboxError.BAD_ROW))
        .hasMessageContaining("SERAI-7005")
        .hasMessageContaining(file + ", line 3:")
        .hasMessageContaining("two");
    assertThat(value(database, "SELECT to_regclass('currency')")).isEqualTo("∅");
  }

  @Test
  void a_doubled_key_is_a_bad_row() throws Exception {
    Path file = file("currency", CURRENCY + "1,GBP" + AT + "1,USD" + AT);

    assertThatThrownBy(this::load).hasMessageContaining(file + ", line 3:");
  }

  @Test
  void broken_encoding_is_a_bad_row() throws Exception {
    Path file = file("currency", CURRENCY);
    Files.write(
        file, new byte[] {'1', ',', (byte) 0xC3, '('}, java.nio.file.StandardOpenOption.APPEND);

    assertThatThrownBy(this::load)
        .hasMessageContaining("SERAI-7005")
        .hasMessageContaining(file + ", line 2:");
  }

  @Test
  void a_header_that_does_not_fit_is_a_bad_file() throws Exception {
    Path file = file("currency", "currency_id,currency_name\n1,Pound\n");

    assertThatThrownBy(this::load)
        .hasMessageContaining("SERAI-7004")
        .hasMessageContaining(file + ", line 1: 'currency_name' is no column of currency");
  }

  @Test
  void a_file_without_a_header_is_a_bad_file() throws Exception {
    file("currency", "");

    assertThatThrownBy(this::load)
        .hasMessageContaining("SERAI-7004")
        .hasMessageContaining("line 1");
  }

  private Path file(String table, String csv) throws IOException {
    return Files.writeString(folder.resolve(table + ".csv"), csv);
  }

  private void load() throws SQLException {
    new Source(database).load(folder);
  }
}
