package io.serai.sandbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * The operations of AWS Secrets Manager and CloudTrail that a hub uses, as JSON in and JSON out.
 * CloudTrail answers here because that is where Camel asks whether a secret was rotated.
 */
final class SecretsApi {
  /** An error of the AWS JSON protocol: status 400 and a type. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String type;

    Refusal(String type, String message) {
      super(message);
      this.type = type;
    }

    String type() {
      return type;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ARN = "arn:aws:secretsmanager:eu-west-2:000000000000:secret:";

  private final SecretStore store;

  SecretsApi(SecretStore store) {
    this.store = store;
  }

  /**
   * Answers a request.
   *
   * @param target the header X-Amz-Target, e.g. {@code secretsmanager.GetSecretValue}
   */
  ObjectNode answer(String target, JsonNode request) throws Refusal {
    String operation = target.substring(target.lastIndexOf('.') + 1);
    return switch (operation) {
      case "GetSecretValue" -> get(name(request, "SecretId"));
      case "DescribeSecret" -> describe(existing(name(request, "SecretId")));
      case "CreateSecret" -> create(name(request, "Name"), secretString(request));
      case "PutSecretValue", "UpdateSecret" ->
          put(existing(name(request, "SecretId")), secretString(request));
      case "ListSecrets" -> list();
      case "LookupEvents" -> events(request);
      default -> throw new Refusal("UnknownOperationException", "unknown operation " + operation);
    };
  }

  private ObjectNode get(String name) throws Refusal {
    String value = value(name);
    return describe(name)
        .put("VersionId", version(value))
        .put("CreatedDate", 0)
        .put("SecretString", value)
        .set("VersionStages", JSON.createArrayNode().add("AWSCURRENT"));
  }

  private ObjectNode create(String name, String value) throws Refusal {
    if (store.value(name).isPresent()) {
      throw new Refusal("ResourceExistsException", "the secret " + name + " already exists");
    }
    return put(name, value);
  }

  private ObjectNode put(String name, String value) {
    store.put(name, value);
    return describe(name).put("VersionId", version(value));
  }

  private ObjectNode list() {
    ArrayNode secrets = JSON.createArrayNode();
    store.names().forEach(name -> secrets.add(describe(name)));
    return JSON.createObjectNode().set("SecretList", secrets);
  }

  /** StartTime counts: who is told of the same rotation at every poll reloads for ever. */
  private ObjectNode events(JsonNode request) {
    Instant start = Instant.ofEpochMilli((long) (request.path("StartTime").asDouble(0) * 1000));
    ArrayNode events = JSON.createArrayNode();
    for (SecretStore.Change change : store.changesAfter(start)) {
      ObjectNode event = events.addObject();
      event.put("EventId", version(change.toString()));
      event.put("EventName", "PutSecretValue");
      event.put("EventSource", "secretsmanager.amazonaws.com");
      event.put("EventTime", change.at().toEpochMilli() / 1000.0);
      event
          .putArray("Resources")
          .addObject()
          .put("ResourceType", "AWS::SecretsManager::Secret")
          .put("ResourceName", change.name());
    }
    return JSON.createObjectNode().set("Events", events);
  }

  private static ObjectNode describe(String name) {
    return JSON.createObjectNode().put("ARN", ARN + name).put("Name", name);
  }

  private String existing(String name) throws Refusal {
    value(name);
    return name;
  }

  private String value(String name) throws Refusal {
    return store
        .value(name)
        .orElseThrow(
            () ->
                new Refusal(
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret."));
  }

  private static String name(JsonNode request, String field) throws Refusal {
    String name = request.path(field).asText("");
    if (name.isEmpty()) {
      throw new Refusal("InvalidParameterException", field + " is missing");
    }
    return name.startsWith(ARN) ? name.substring(ARN.length()) : name;
  }

  private static String secretString(JsonNode request) throws Refusal {
    if (!request.path("SecretString").isTextual()) {
      throw new Refusal("InvalidParameterException", "SecretString is missing");
    }
    return request.path("SecretString").asText();
  }

  private static String version(String content) {
    return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
