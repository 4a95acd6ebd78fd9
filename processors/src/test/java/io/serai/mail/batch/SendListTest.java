package io.serai.mail.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendListTest {
  private static List<SendList.Row> rows(String csv) {
    try {
      SendList list = SendList.of(new StringReader(csv));
      List<SendList.Row> rows = new ArrayList<>();
      for (Optional<SendList.Row> row = list.next(); row.isPresent(); row = list.next()) {
        rows.add(row.get());
      }
      return rows;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_text_may_hold_carriage_returns_commas_and_doubled_quotes() {
    List<SendList.Row> rows =
        rows(
            """
            email,subject,msg,id\r
            m@x.example,Hi,"Hi Mike:\r\rA ""big"" help, thanks\\n",1\r
            n@x.example,Again,short,2""");

    assertThat(rows).extracting(SendList.Row::fault).containsOnlyNulls();
    assertThat(rows.get(0).draft().text()).isEqualTo("Hi Mike:\r\rA \"big\" help, thanks\n");
    assertThat(rows.get(0).draft().clientRef()).isEqualTo("1");
    assertThat(rows.get(1).draft().to().get(0).email()).isEqualTo("n@x.example");
  }

  @Test
  void a_row_that_is_malformed_is_named_with_its_column_and_costs_no_other() {
    List<SendList.Row> rows =
        rows(
            """
            email,subject,msg,id
            a@x.example,Hi,"This is the "subject\" ",1
            b@x.example,say "hi",text,2
            c@x.example,Hi,text
            d@x.example,Hi,text,4
            e@x.example,Hi,"never closed,5
            """);

    assertThat(rows)
        .extracting(row -> row.number() + " " + row.column() + ": " + row.fault())
        .containsExactly(
            "2 msg: text after the closing quote",
            "3 subject: a quote inside a field that does not begin with one",
            "4 : 3 fields instead of 4",
            "5 : null",
            "6 msg: a quote that is not closed");
  }

  @Test
  void a_list_of_names_needs_no_header_and_its_commas_belong_to_the_subject() {
    List<SendList.Row> rows =
        rows("Mike,mike@example.com,This is a test message, more\nZoe,zoe@example.com,Hi");

    assertThat(rows.get(0).draft().subject()).isEqualTo("This is a test message, more");
    assertThat(rows.get(0).draft().to().get(0).name()).isEqualTo("Mike");
    assertThat(rows.get(1).number()).isEqualTo(2);
  }

  @Test
  void any_other_header_is_refused() {
    assertThatThrownBy(() -> rows("id,name\n1,x")).hasMessageStartingWith("SERAI-6005");
    assertThatThrownBy(() -> rows("")).hasMessageStartingWith("SERAI-6005");
  }

  @Test
  void every_end_of_line_ends_a_row() {
    assertThat(rows("email,subject,msg,id\ra@x.example,a,b,1\r\r\nb@x.example,a,b,2\n\n"))
        .hasSize(2);
  }
}
