package io.serai.hub.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.serai.mail.compose.Attachment;
import io.serai.mail.compose.Draft;
import io.serai.mail.compose.DraftReader;
import io.serai.mail.steps.BusMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas of what travels on the bus say what the hub writes and takes. */
class BusSchemaTest {
  private static final Path FOLDER = Path.of("docs/reference/bus");
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String ID = "01JZZZZZZZZZZZZZZZZZZZZZZZ";

  private static List<String> faults(String schema, String json) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(FOLDER.resolve(schema)))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Error::getMessage)
        .toList();
  }

  private static List<String> properties(String pointer) throws IOException {
    JsonNode schema = JSON.readTree(FOLDER.resolve("mail-intake.schema.json").toFile());
    List<String> names = new java.util.ArrayList<>();
    schema.at(pointer).fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> components(Class<?> type) {
    return Stream.of(type.getRecordComponents()).map(one -> one.getName()).toList();
  }

  @Test
  void a_mail_has_the_fields_that_the_hub_reads() throws IOException {
    assertThat(properties("/properties")).hasSameElementsAs(components(Draft.class));
    assertThat(properties("/properties/to/items/properties"))
        .hasSameElementsAs(components(Draft.Person.class));
    assertThat(properties("/properties/attachments/items/properties"))
        .hasSameElementsAs(components(Attachment.class));
    assertThat(properties("/properties/interactive/properties"))
        .hasSameElementsAs(components(Draft.Interactive.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"to\":[{\"email\":\"a@b.example\"}],\"subject\":\"s\",\"text\":\"t\"}",
        "{\"to\":[{\"email\":\"a@b.example\"}],\"subject\":\"s\",\"text\":\"t\",\"attachments\":"
            + "[{\"name\":\"a.txt\",\"type\":\"text/plain\",\"content\":\"YQ==\"}]}",
        "{\"clientRef\":\"1\",\"to\":[{\"email\":\"a@b.example\",\"name\":null}],\"subject\":\"s\","
            + "\"html\":\"<p>{{n}}</p>\",\"variables\":{\"n\":1},\"campaign\":\"c\",\"interactive\":"
            + "{\"unsubscribe\":false},\"sendAfter\":\"2026-03-02T12:00:00Z\",\"expiresAfter\":\"PT1H\"}"
      })
  void what_the_schema_of_mails_takes_the_hub_takes(String json) throws IOException {
    assertThat(faults("mail-intake.schema.json", json)).isEmpty();
    assertThat(DraftReader.read(json, NOW)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"to\":[],\"subject\":\"s\",\"text\":\"t\"}",
        "{\"to\":[{\"name\":\"n\"}],\"subject\":\"s\",\"text\":\"t\"}",
        "{\"to\":[{\"email\":\"a@b.example\"}],\"text\":\"t\"}",
        "{\"to\":[{\"email\":\"a@b.example\"}],\"subject\":\"s\"}",
        "{\"to\":[{\"email\":\"a@b.example\"}],\"subject\":\"s\",\"text\":5}",
        "{\"to\":[{\"email\":\"a@b.example\"}],\"subject\":\"s\",\"text\":\"t\",\"bcc\":[]}",
        "{\"to\":[{\"email\":\"a@b.example\"}],\"subject\":\"s\",\"text\":\"t\",\"variables\":{\"n\":{}}}"
      })
  void what_the_schema_of_mails_refuses_the_hub_refuses(String json) throws IOException {
    assertThat(faults("mail-intake.schema.json", json)).isNotEmpty();
    assertThat(catchThrowable(() -> DraftReader.read(json, NOW))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"send", "sent", "heartbeat"})
  void what_the_hub_puts_on_the_bus_is_of_its_schema(String type) throws IOException {
    String json = JSON.writeValueAsString(new BusMessage(1, ID, type, NOW.toString()));

    assertThat(faults("mail-work.schema.json", json)).isEmpty();
    assertThat(faults("mail-work.schema.json", json.replace(ID, "a@b.example"))).isNotEmpty();
    assertThat(faults("mail-work.schema.json", json.replace("\"v\":1", "\"v\":2"))).isNotEmpty();
  }
}
