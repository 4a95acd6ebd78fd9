package io.serai.sandbox.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RestIT {
  @RegisterExtension final OneTenant tenant = new OneTenant();
  private String token;

  @BeforeEach
  void ask() throws Exception {
    token = tenant.client.token(OneTenant.IEN);
  }

  @Test
  void emails_are_assets_unless_they_are_classic_ones() throws Exception {
    tenant.client.records(
        """
        {"bu":"ien","kind":"email","ID":"117131","Name":"IEN Today_09042020","Subject":"Hello",\
        "CategoryID":"4410","CreatedDate":"2020-09-03T09:00:00"}""",
        "{\"bu\":\"ien\",\"kind\":\"email\",\"ID\":\"117132\",\"Name\":\"old\",\"classic\":true}",
        "{\"bu\":\"ien\",\"kind\":\"email\",\"ID\":\"117133\",\"Name\":\"next\"}");

    JsonNode all = assets("[\"117131\",\"117132\",\"117133\"]", 1, 10);
    JsonNode second = assets("[\"117131\",\"117132\",\"117133\"]", 2, 1);

    assertThat(all.path("count").asInt()).isEqualTo(2);
    JsonNode item = all.at("/items/0");
    assertThat(item.path("name").asText()).isEqualTo("IEN Today_09042020");
    assertThat(item.at("/legacyData/legacyId").asInt()).isEqualTo(117_131);
    assertThat(item.at("/category/id").asInt()).isEqualTo(4_410);
    assertThat(item.at("/views/subjectline/content").asText()).isEqualTo("Hello");
    assertThat(item.path("createdDate").asText()).isEqualTo("2020-09-03T09:00:00-06:00");
    assertThat(second.at("/items/0/name").asText()).isEqualTo("next");
    assertThat(tenant.client.lookup(token, "Email", "ID,Name", "117132").body()).contains("old");
  }

  @Test
  void rows_are_marked_and_the_log_shows_it() throws Exception {
    tenant.client.records(OneTenant.row("1"), OneTenant.row("2"));

    HttpResponse<String> answer = mark("1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(processed()).containsExactly("1=True", "2=False");
  }

  @Test
  void a_row_that_cannot_be_saved_refuses_all_that_come_with_it() throws Exception {
    tenant.client.records(OneTenant.row("1"), OneTenant.row("bad", "\"Unsaveable\":true"));

    HttpResponse<String> answer = mark("1", "bad");

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode body = Client.JSON.readTree(answer.body());
    assertThat(body.path("errorcode").asInt()).isEqualTo(10_006);
    assertThat(body.path("message").asText())
        .isEqualTo("Unable to save rows for data extension ID 3f2a5c1e-0001");
    assertThat(processed()).containsExactly("1=False", "bad=False");
    assertThat(mark("1").statusCode()).isEqualTo(200);
  }

  @Test
  void a_key_that_is_no_rows_makes_one_as_a_data_extension_does() throws Exception {
    mark("stray");

    assertThat(processed()).containsExactly("stray=True");
  }

  @Test
  void another_units_log_is_not_known() throws Exception {
    token = tenant.client.token(OneTenant.DDT);

    assertThat(mark("1").statusCode()).isEqualTo(404);
  }

  @Test
  void what_has_no_keys_and_values_is_refused() throws Exception {
    assertThat(rowset("[{\"keys\":{}}]").statusCode()).isEqualTo(400);
    assertThat(rowset("{").statusCode()).isEqualTo(400);
    assertThat(rowset("[{\"keys\":{\"ID\":\"1\"},\"values\":{\"Colour\":1}}]").statusCode())
        .isEqualTo(400);
  }

  private JsonNode assets(String ids, int page, int size) throws Exception {
    String body =
        """
        {"query":{"property":"data.email.legacy.legacyId","simpleOperator":"in","values":%s},\
        "fields":["name","views","category"],"page":{"page":%d,"pageSize":%d}}"""
            .formatted(ids, page, size);
    return Client.JSON.readTree(
        tenant
            .client
            .send("POST", "/asset/v1/content/assets/query", body, "Authorization", bearer())
            .body());
  }

  private HttpResponse<String> mark(String... ids) throws Exception {
    return rowset(
        List.of(ids).stream()
            .map(
                id ->
                    """
                    {"keys":{"ID":"%s","JobID":"607105","SubscriberID":"70257389",\
                    "EventDate":"9/4/2020 7:35:29 AM","IsUnique":"True","ListID":"9744"},\
                    "values":{"Processed":true}}"""
                        .formatted(id))
            .collect(Collectors.joining(",", "[", "]")));
  }

  private HttpResponse<String> rowset(String body) throws Exception {
    String path = "/hub/v1/dataevents/" + OneTenant.LOG_OBJECT + "/rowset";
    return tenant.client.send("POST", path, body, "Authorization", bearer());
  }

  private String bearer() {
    return "Bearer " + token;
  }

  private List<String> processed() throws Exception {
    String lines = tenant.client.send("GET", "/admin/records?bu=ien&kind=row", "").body();
    return lines
        .lines()
        .map(RestIT::tree)
        .map(row -> row.path("ID").asText() + "=" + row.path("Processed").asText())
        .toList();
  }

  private static JsonNode tree(String line) {
    try {
      return Client.JSON.readTree(line);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
