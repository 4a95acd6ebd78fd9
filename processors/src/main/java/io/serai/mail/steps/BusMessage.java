package io.serai.mail.steps;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import io.serai.mail.MailId;
import java.time.Instant;

/**
 * What travels on the bus: an id and no more (claim check), so that no address and no text is
 * there.
 *
 * @param v 1
 * @param type {@code send}, {@code sent} or {@code heartbeat}, which comes back as it went
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BusMessage(int v, String id, String type, String publishedAt) {
  static final String SEND = "send";
  static final String SENT = "sent";
  static final String HEARTBEAT = "heartbeat";

  private static final JsonMapper JSON = new JsonMapper();

  static BusMessage of(String type, String id, Instant at) {
    return new BusMessage(1, id, type, at.toString());
  }

  /**
   * @throws SeraiException BAD_MAIL for what is no message of this flow
   */
  static BusMessage read(String json) {
    try {
      BusMessage message = JSON.readValue(json, BusMessage.class);
      if (message.v() == 1 && MailId.is(message.id())) {
        return message;
      }
    } catch (JsonProcessingException e) {
      throw new SeraiException(MailError.BAD_MAIL, "mail", "a bus message is no JSON");
    }
    throw new SeraiException(MailError.BAD_MAIL, "mail", "a bus message is none of version 1");
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
