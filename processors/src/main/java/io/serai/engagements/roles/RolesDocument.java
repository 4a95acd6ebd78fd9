package io.serai.engagements.roles;

import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.engagements.MessageRoles;
import io.serai.engagements.MessageRoles.Role;
import io.serai.engagements.Moment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;

/** The JSON of a roles document, as config/engagements/message-roles.json maps it. */
final class RolesDocument {
  private static final JsonFactory JSON = new JsonFactory();

  private RolesDocument() {}

  /** The document of a message that is there. */
  static BinaryData live(
      MessageRoles message, NavigableSet<String> left, long token, String runId) {
    return write(message, message.contacts(), left, false, token, runId);
  }

  /**
   * The document of a message that has vanished. It stays until its domains are counted anew, and
   * counts under none.
   */
  static BinaryData vanished(
      MessageRoles message, NavigableSet<String> left, long token, String runId) {
    return write(message, List.of(), left, true, token, runId);
  }

  private static BinaryData write(
      MessageRoles message,
      Collection<String> contacts,
      NavigableSet<String> left,
      boolean deleted,
      long token,
      String runId) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("account", message.account());
      json.writeStringField("message_id", message.messageId());
      texts(json, "date", message.dates().stream().map(Moment::millis).toList());
      for (String role : List.of("from", "to", "cc")) {
        texts(json, role, message.addresses(role));
      }
      texts(json, "domains", deleted ? List.of() : message.domains());
      json.writeArrayFieldStart("message_roles");
      for (Role role : message.roles()) {
        json.writeStartObject();
        json.writeStringField("email_address", role.address());
        json.writeStringField("domain", role.domain());
        json.writeStringField("role", role.role());
        json.writeEndObject();
      }
      json.writeEndArray();
      texts(json, "source_ids", message.sourceIds());
      texts(json, "contacts", contacts);
      texts(json, "left_domains", left);
      json.writeBooleanField("deleted", deleted);
      json.writeNumberField("token", token);
      json.writeStringField("run_id", runId);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return BinaryData.of(bytes.toByteArray(), ContentType.APPLICATION_JSON);
  }

  private static void texts(JsonGenerator json, String field, Collection<String> texts)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
