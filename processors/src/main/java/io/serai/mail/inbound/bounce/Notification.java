package io.serai.mail.inbound.bounce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** The JSON that Amazon SES sends through SNS instead of a report. */
final class Notification {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Notification() {}

  /** One entry for each recipient; empty when the text is no such notification. */
  static List<Bounce> read(String text) {
    int start = text.indexOf('{');
    if (start < 0 || !text.contains("\"notificationType\"")) {
      return List.of();
    }
    try {
      return bounces(JSON.readTree(text.substring(start)));
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }

  private static List<Bounce> bounces(JsonNode root) {
    List<Bounce> bounces = new ArrayList<>();
    JsonNode bounce = root.path("bounce");
    String type = bounce.path("bounceType").asText() + " " + bounce.path("bounceSubType").asText();
    Judge judge = new Judge(type);
    for (JsonNode recipient : bounce.path("bouncedRecipients")) {
      bounces.add(
          judge.judge(
              recipient.path("emailAddress").asText(),
              recipient.path("action").asText("failed"),
              List.of(recipient.path("diagnosticCode").asText()),
              recipient.path("status").asText()));
    }
    for (JsonNode recipient : root.path("complaint").path("complainedRecipients")) {
      bounces.add(
          new Bounce(
              recipient.path("emailAddress").asText(),
              "complaint",
              "",
              "",
              Group.FEEDBACK,
              "complaint of SES",
              ""));
    }
    for (JsonNode recipient : root.path("delivery").path("recipients")) {
      String response = root.path("delivery").path("smtpResponse").asText();
      bounces.add(judge.judge(recipient.asText(), "delivered", List.of(response), ""));
    }
    return bounces;
  }
}
