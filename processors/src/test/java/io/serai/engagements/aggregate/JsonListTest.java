package io.serai.engagements.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.util.BinaryData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonListTest {
  private static JsonNode read(BinaryData document) throws IOException {
    return JsonMapper.builder().build().readTree(document.asInputStream());
  }

  private static JsonList list(int longest, int entries) {
    JsonList list = new JsonList(longest);
    for (int i = 0; i < entries; i++) {
      String name = "p%d\"\n@visa.com".formatted(i);
      list.add(json -> json.writeStringField("email_address", name));
    }
    return list;
  }

  @Test
  void a_document_holds_its_fields_and_its_lists() throws IOException {
    JsonNode document =
        read(
            JsonList.document(
                json -> json.writeStringField("account", "acct-a"),
                List.of("emails_from", "emails_to"),
                list(10, 0),
                list(10, 2)));

    assertThat(document.path("account").asText()).isEqualTo("acct-a");
    assertThat(document.path("emails_from").isArray()).isTrue();
    assertThat(document.path("emails_from")).isEmpty();
    assertThat(document.at("/emails_to/1/email_address").asText()).isEqualTo("p1\"\n@visa.com");
  }

  @Test
  void a_list_is_cut_at_its_longest_and_counts_on() throws IOException {
    JsonList list = list(3, 5);

    assertThat(list.cut()).isTrue();
    assertThat(list.size()).isEqualTo(5);
    assertThat(read(JsonList.document(json -> {}, List.of("l"), list)).path("l")).hasSize(3);
    assertThat(list(3, 3).cut()).isFalse();
  }

  @Test
  void a_list_far_longer_than_any_buffer_arrives_whole() throws IOException {
    JsonNode document = read(JsonList.document(json -> {}, List.of("l"), list(100_000, 50_000)));

    assertThat(document.path("l")).hasSize(50_000);
    assertThat(document.at("/l/49999/email_address").asText()).startsWith("p49999");
  }
}
