package io.serai.sandbox.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import javax.xml.stream.XMLStreamException;

/**
 * A send, e-mail, folder or subscriber: the record as it was put, whose names are the vendor's.
 *
 * @param mid of the business unit that owns it
 */
record Thing(ObjectKind kind, String mid, ObjectNode record) implements Item {
  String id() {
    return record.path("ID").asText();
  }

  @Override
  public String text(String property, Instant now) {
    if (property.equals("Client.ID")) {
      return mid;
    }
    JsonNode value = record.at("/" + property.replace('.', '/'));
    return value.isMissingNode() || value.isNull() ? null : value.asText();
  }

  @Override
  public Instant time(String property) {
    try {
      String text = text(property, Instant.EPOCH);
      return text == null ? null : ServerTime.ofSoap(text);
    } catch (Malformed e) {
      return null;
    }
  }

  @Override
  public void write(ResultWriter out, Collection<String> properties, Instant now)
      throws XMLStreamException {
    out.beginObject(kind.type());
    for (String property : properties) {
      String value = text(property, now);
      if (value != null) {
        out.element(property, value);
      }
    }
    for (JsonNode attribute : record.path("Attributes")) {
      out.attribute(
          attribute.path("Name").asText(),
          attribute.hasNonNull("Value") ? attribute.get("Value").asText() : null);
    }
    out.end();
  }
}
