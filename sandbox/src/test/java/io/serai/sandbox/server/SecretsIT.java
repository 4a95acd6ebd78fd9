package io.serai.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final String TRAIL = "CloudTrail_20131101.LookupEvents";

  @TempDir Path folder;
  private Secrets secrets;

  @BeforeEach
  void start() throws Exception {
    secrets = Secrets.start(folder.resolve("secrets.json"), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    secrets.close();
  }

  @Test
  void the_hub_finds_its_key_and_the_same_one_after_a_restart() throws Exception {
    String key = secret("serai-hub", "dead-letter-key");
    stop();
    start();

    assertThat(Base64.getDecoder().decode(key)).hasSize(32);
    assertThat(secret("serai-hub", "dead-letter-key")).isEqualTo(key);
  }

  @Test
  void users_and_keys_of_the_other_servers_are_there() throws Exception {
    assertThat(secret("serai-totesys", "username")).isEqualTo("postgres");
    assertThat(secret("serai-warehouse", "password")).isNotEmpty();
    assertThat(secret("serai-s3", "accessKey")).isNotEmpty();
    assertThat(secret("serai-marketing-cloud", "client-secret")).isNotEmpty();
  }

  @Test
  void an_unknown_secret_is_not_found() throws Exception {
    HttpResponse<String> answer = post("secretsmanager.GetSecretValue", "{\"SecretId\":\"nope\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).path("__type").asText())
        .isEqualTo("ResourceNotFoundException");
  }

  @Test
  void a_created_secret_is_read_listed_and_not_created_twice() throws Exception {
    String create = "{\"Name\":\"erp/key\",\"SecretString\":\"k \\\"1\\\"\"}";
    post("secretsmanager.CreateSecret", create);

    assertThat(get("erp/key").path("SecretString").asText()).isEqualTo("k \"1\"");
    assertThat(post("secretsmanager.ListSecrets", "{}").body()).contains("\"Name\":\"erp/key\"");
    assertThat(post("secretsmanager.CreateSecret", create).body())
        .contains("ResourceExistsException");
  }

  @Test
  void a_secret_is_found_by_its_arn_as_well() throws Exception {
    String arn = get("serai-s3").path("ARN").asText();

    assertThat(get(arn).path("Name").asText()).isEqualTo("serai-s3");
  }

  @Test
  void a_rotation_is_an_event_for_who_asks_from_before_it_and_no_later() throws Exception {
    post("secretsmanager.PutSecretValue", "{\"SecretId\":\"serai-s3\",\"SecretString\":\"{}\"}");

    assertThat(events(NOW.minusSeconds(1))).hasSize(1).first().asString().contains("serai-s3");
    assertThat(events(NOW)).isEmpty();
  }

  @Test
  void a_start_is_no_rotation() throws Exception {
    assertThat(events(Instant.EPOCH)).isEmpty();
  }

  @Test
  void what_is_not_json_is_refused() throws Exception {
    assertThat(post("secretsmanager.GetSecretValue", "<xml/>").body())
        .contains("SerializationException");
  }

  @Test
  void only_the_owner_may_read_the_file() throws Exception {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("secrets.json"))))
        .isEqualTo("rw-------");
  }

  private JsonNode events(Instant start) throws Exception {
    String body = "{\"StartTime\":" + start.getEpochSecond() + ".0}";
    return JSON.readTree(post(TRAIL, body).body()).path("Events");
  }

  private String secret(String name, String field) throws Exception {
    return JSON.readTree(get(name).path("SecretString").asText()).path(field).asText();
  }

  private JsonNode get(String id) throws Exception {
    String body = JSON.createObjectNode().put("SecretId", id).toString();
    return JSON.readTree(post("secretsmanager.GetSecretValue", body).body());
  }

  private HttpResponse<String> post(String target, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(secrets.address()))
            .header("X-Amz-Target", target)
            .header("Content-Type", "application/x-amz-json-1.1")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
