package io.serai.hub.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests to erase people, by flow. What is asked for is never quoted. */
public final class ErasureDesk {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, Eraser> erasers = new LinkedHashMap<>();

  public ErasureDesk(Collection<Eraser> erasers) {
    erasers.forEach(eraser -> this.erasers.put(eraser.flow(), eraser));
  }

  /** A request: its number, and whether it has been done. */
  public record View(String flow, long erasure, boolean done) {}

  /**
   * Takes a request.
   *
   * @param json {@code {"profile": id}} or {@code {"address": e-mail}}
   * @throws SeraiException NOT_FOUND, BAD_PAYLOAD, or the flow's own
   */
  public View request(String flow, String json) {
    Eraser eraser = eraser(flow);
    JsonNode body = read(json);
    body.fieldNames()
        .forEachRemaining(
            key -> {
              if (!key.equals("profile") && !key.equals("address")) {
                throw refused("its keys are 'profile' and 'address'");
              }
            });
    return new View(flow, eraser.request(text(body, "profile"), text(body, "address")), false);
  }

  /** How far a request is. */
  public View view(String flow, String request) {
    if (!request.matches("\\d{1,18}")) {
      throw new SeraiException(HubError.NOT_FOUND, "hub", "there is no erasure '%s'", request);
    }
    long number = Long.parseLong(request);
    return new View(flow, number, eraser(flow).done(number));
  }

  private Eraser eraser(String flow) {
    Eraser eraser = erasers.get(flow);
    if (eraser == null) {
      throw new SeraiException(HubError.NOT_FOUND, "hub", "flow '%s' cannot erase people", flow);
    }
    return eraser;
  }

  private static JsonNode read(String json) {
    try {
      JsonNode body = JSON.readTree(json == null ? "" : json);
      if (body.isObject()) {
        return body;
      }
      throw refused("it is no JSON object");
    } catch (JsonProcessingException e) {
      throw refused("it is no JSON object");
    }
  }

  private static String text(JsonNode body, String key) {
    JsonNode value = body.get(key);
    if (value != null && !value.isTextual()) {
      throw refused("its values are text");
    }
    return value == null ? null : value.textValue();
  }

  private static SeraiException refused(String why) {
    return new SeraiException(HubError.BAD_PAYLOAD, "hub", "a request to erase: %s", why);
  }
}
