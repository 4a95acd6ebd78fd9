package io.serai.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    List<String> messages = MarkMessage.messages(List.of(MarkMessage.of("ien", ROW, "STORED")));
    MarkMessage mark = MarkMessage.parse(messages.get(0)).get(0);

    assertThat(mark.outcome()).isEqualTo("STORED");
    assertThat(mark.keys())
        .containsOnlyKeys("ID", "JobID", "SubscriberID", "EventDate", "IsUnique", "ListID")
        .containsEntry("EventDate", "9/4/2020 7:35:29 AM");
  }

  @Test
  void marks_share_messages_with_others_of_their_unit_fifty_at_most() {
    List<MarkMessage> marks =
        IntStream.range(0, 120)
            .mapToObj(
                i ->
                    MarkMessage.of(
                        i % 12 == 0 ? "ddt" : "ien", new ClickRow(Map.of("ID", "G" + i)), "STORED"))
            .toList();

    List<List<MarkMessage>> read =
        MarkMessage.messages(marks).stream().map(MarkMessage::parse).toList();

    assertThat(read).extracting(List::size).containsExactly(10, 50, 50, 10);
    assertThat(read).flatMap(all -> all).containsExactlyInAnyOrderElementsOf(marks);
  }

  @Test
  void a_message_of_one_mark_alone_is_read_as_well() {
    assertThat(
            MarkMessage.parse(
                "{\"v\":1,\"bu\":\"ien\",\"row\":{\"ID\":\"G1\"},\"outcome\":\"STORED\"}"))
        .singleElement()
        .satisfies(mark -> assertThat(mark.keys()).containsEntry("ID", "G1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"rows\":[]", "\"rows\":[{\"row\":{}}]", "\"row\":{\"ID\":\"\"}"})
  void a_message_without_a_row_to_be_marked_is_refused(String rows) {
    assertThatThrownBy(() -> MarkMessage.parse("{\"v\":1,\"bu\":\"ien\",%s}".formatted(rows)))
        .hasMessageContaining("SERAI-5006");
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
