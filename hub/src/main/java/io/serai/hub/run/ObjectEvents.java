package io.serai.hub.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.flow.Flow;
import io.serai.hub.settings.Settings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * News of object storage as commands. A notification of S3 (user guide, "Event message structure")
 * that objects were created in a bucket of deliveries is a trigger of the bucket's flow for these
 * objects. It is a hint: what no event told of is found by the flow's next listing.
 */
public final class ObjectEvents {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, Inbox> inboxes = new HashMap<>();

  /** A bucket's flow, and the key of its payload that takes objects. */
  private record Inbox(String flow, String key) {}

  /**
   * @param flows those that run
   */
  public ObjectEvents(Collection<Flow> flows, Settings settings) {
    for (Flow flow : flows) {
      flow.deliveries()
          .forEach(
              (setting, key) -> inboxes.put(settings.get(setting), new Inbox(flow.name(), key)));
    }
  }

  /**
   * What a message asks for, be it a command or news.
   *
   * @throws SeraiException BAD_PAYLOAD when it can never be carried out
   */
  Command command(String text) {
    JsonNode node = Command.read(text);
    return node.path("Records").isArray() ? created(node.get("Records")) : Command.of(node);
  }

  private Command created(JsonNode records) {
    Inbox inbox = null;
    ArrayNode objects = JSON.createArrayNode();
    for (JsonNode event : records) {
      Inbox of = inboxes.get(event.at("/s3/bucket/name").asText());
      boolean other = inbox != null && !inbox.equals(of);
      if (of == null || other || !event.path("eventName").asText().startsWith("ObjectCreated:")) {
        throw refused();
      }
      inbox = of;
      objects.add(URLDecoder.decode(event.at("/s3/object/key").asText(), StandardCharsets.UTF_8));
    }
    if (inbox == null) {
      throw refused();
    }
    ObjectNode payload = JSON.createObjectNode();
    payload.set(inbox.key(), objects);
    return new Command(inbox.flow(), payload.toString());
  }

  private static SeraiException refused() {
    return new SeraiException(
        HubError.BAD_PAYLOAD,
        "hub",
        "a notification tells of something else than objects created in a bucket of deliveries");
  }
}
