package io.serai.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceDocumentTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static SourceDocument document(String json) throws Exception {
    JsonNode source = JSON.readTree(json.replace('\'', '"'));
    return SourceDocument.of("a:1", source);
  }

  @Test
  void addresses_come_as_object_text_list_or_group() throws Exception {
    SourceDocument document =
        document(
            """
            {'from': {'name': 'Ann', 'address': 'ann@visa.com'},
             'to': ['bob@gs.com', {'address': 'cat@wexinc.com'}],
             'cc': [{'name': 'All', 'group': [{'address': 'dan@visa.com'}, {'name': 'none'}]}]}
            """);

    assertThat(document.from()).containsExactly("ann@visa.com");
    assertThat(document.to()).containsExactly("bob@gs.com", "cat@wexinc.com");
    assertThat(document.cc()).containsExactly("dan@visa.com", "");
  }

  @Test
  void what_is_missing_or_of_another_shape_is_absent() throws Exception {
    SourceDocument document = document("{'to': null, 'cc': 7, 'created': 'never'}");

    assertThat(document.account()).isEmpty();
    assertThat(document.messageId()).isEmpty();
    assertThat(document.created()).isEqualTo(Instant.EPOCH);
    assertThat(document.from()).isEmpty();
    assertThat(document.to()).isEmpty();
    assertThat(document.cc()).isEmpty();
    assertThat(document.badDate()).isFalse();
  }

  @Test
  void a_date_is_read_absent_or_bad() throws Exception {
    assertThat(document("{'date': '2024-01-10T09:00:15.000Z'}").date())
        .isEqualTo("2024-01-10T09:00:15Z");
    assertThat(document("{'date': null}").badDate()).isFalse();
    assertThat(document("{'date': 'last tuesday'}").badDate()).isTrue();
    assertThat(document("{'date': ['2024-01-10']}").badDate()).isTrue();
  }
}
