package io.serai.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  private static final ClickRow ROW =
      new ClickRow(
          Map.of(
              "ID", "EB3A625F-0726-47DE-AD68-658060103ED5",
              "JobID", "607105",
              "SubscriberID", "70257389",
              "EventDate", "9/4/2020 7:35:29 AM",
              "IsUnique", "True",
              "ListID", "9744",
              "IsBot_v3", "False"));
  private static final ClickMessage CLICK =
      new ClickMessage(
          "ien",
          "5f47e1c107809f52ef34357c",
          "r1NKYklEP",
          ROW,
          Instant.parse("2020-09-04T14:00:00Z"));

  @Test
  void a_click_comes_out_of_its_message_as_it_went_in() {
    assertThat(ClickMessage.parse(CLICK.json())).isEqualTo(CLICK);
  }

  @Test
  void a_mark_names_its_row_by_six_columns_as_the_vendor_wrote_them() {
    MarkMessage mark = MarkMessage.parse(MarkMessage.of("ien", ROW, "STORED").json());

    assertThat(mark.outcome()).isEqualTo("STORED");
    assertThat(mark.keys())
        .containsOnlyKeys("ID", "JobID", "SubscriberID", "EventDate", "IsUnique", "ListID")
        .containsEntry("EventDate", "9/4/2020 7:35:29 AM");
  }

  @Test
  void an_id_comes_out_of_its_message_as_it_went_in() {
    IdMessage id = new IdMessage("ien", "607105");

    assertThat(IdMessage.parse(id.json())).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "607105",
        "{\"urlId\":\"5f47e1c107809f52ef34357c\",\"ack\":\"a\",\"row\":{}}",
        "{\"v\":2,\"bu\":\"ien\"}",
        "{\"v\":1,\"bu\":\"ien\",\"urlId\":\"x\",\"ack\":\"a\"}",
        "{\"v\":1",
        "[]",
        "{} {}",
        ""
      })
  void a_message_of_another_form_or_version_is_refused(String text) {
    assertThatThrownBy(() -> ClickMessage.parse(text)).hasMessageContaining("SERAI-5006");
  }

  @Test
  void a_guid_that_would_be_a_path_in_a_document_is_none() {
    assertThat(new ClickRow(Map.of("ID", "a.b")).guid()).isEmpty();
    assertThat(new ClickRow(Map.of("ID", "$a")).guid()).isEmpty();
    assertThat(new ClickRow(Map.of()).guid()).isEmpty();
  }
}
