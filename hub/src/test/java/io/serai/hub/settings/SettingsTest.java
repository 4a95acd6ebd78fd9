package io.serai.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.core.SeraiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path dir;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, String> overrides = new LinkedHashMap<>();

  private static final Catalogue CATALOGUE =
      new Catalogue(
          Map.of(
              "Test",
              List.of(
                  Setting.of(Type.DURATION, "hub.lease", "").orElse("60s"),
                  Setting.of(Type.PORT, "hub.http.port", "").orElse("8080"),
                  Setting.of(Type.INTEGER, "totesys.chunk-keys", "").orElse("10").atLeast(1),
                  Setting.of(Type.JDBC_URL, "totesys.jdbc.url", "").required(Setting.Required.PROD),
                  Setting.of(Type.TEXT, "totesys.jdbc.password", "").masked(),
                  Setting.choice("dialect", "postgres", List.of("postgres"), ""))));

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(dir.resolve("config"));
    Files.createDirectories(dir.resolve("var"));
    write("config/application.properties", "");
    write("config/application-sandbox.properties", "");
    write("config/application-prod.properties", "");
    write("var/endpoints.properties", "");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(dir.resolve(file), text);
  }

  private Settings load(String profile) {
    return Settings.load(
        CATALOGUE, profile, environment, dir.resolve("config"), dir.resolve("var"), overrides);
  }

  @Test
  void a_setting_is_required_only_where_its_flow_runs() {
    Catalogue catalogue =
        new Catalogue(
            Map.of(
                "Test",
                List.of(
                    Setting.choices("hub.flows", List.of("a", "b"), ""),
                    Setting.of(Type.TEXT, "a.x", "")
                        .required(Setting.Required.ALWAYS)
                        .usedBy(Set.of("a")),
                    Setting.of(Type.TEXT, "b.x", "")
                        .required(Setting.Required.ALWAYS)
                        .usedBy(Set.of("b")))));

    assertThat(faults(catalogue, "hub.flows", "b")).singleElement().asString().contains("b.x");
    assertThat(faults(catalogue, "hub.flows", "a, b")).hasSize(2);
    assertThat(faults(catalogue, "hub.flows", "a,nope"))
        .anySatisfy(
            fault -> assertThat(fault.toString()).contains("'a,nope'; it must be some of a, b"));
  }

  private List<Fault> faults(Catalogue catalogue, String key, String value) {
    return Settings.load(
            catalogue,
            "prod",
            Map.of(),
            dir.resolve("config"),
            dir.resolve("var"),
            Map.of(key, value))
        .faults();
  }

  private List<String> faults(String profile) {
    return load(profile).faults().stream()
        .map(Fault::toString)
        .map(text -> text.replace(dir + "/", ""))
        .toList();
  }

  private Path secret(String key, String value, String mode) throws IOException {
    Path secrets = Files.createDirectories(dir.resolve("secrets"));
    environment.put("SERAI_SECRETS_DIR", secrets.toString());
    Path file = Files.writeString(secrets.resolve(key), value);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return file;
  }

  @Test
  void each_source_wins_over_the_weaker_ones_and_is_named() throws IOException {
    assertHubLease("60s", "default");
    write("config/application.properties", "# first\n\nhub.lease = 1s\n");
    assertHubLease("1s", "config/application.properties:3");
    write("config/application-sandbox.properties", "hub.lease = 2s\n");
    assertHubLease("2s", "config/application-sandbox.properties:1");
    write("var/endpoints.properties", "hub.lease=3s\nsmtp.port=25\n");
    assertHubLease("3s", "var/endpoints.properties:1");
    secret("hub.lease", "4s\n", "rw-------");
    assertHubLease("4s", "secrets/hub.lease");
    environment.put("SERAI_HUB_LEASE", "5s");
    assertHubLease("5s", "environment SERAI_HUB_LEASE");
    overrides.put("hub.lease", "6s");
    assertHubLease("6s", "command line -Dhub.lease");
    assertThat(faults("sandbox")).isEmpty();
  }

  private void assertHubLease(String value, String source) {
    Settings settings = load("sandbox");
    assertThat(settings.get("hub.lease")).isEqualTo(value);
    assertThat(settings.source("hub.lease").orElseThrow().replace(dir + "/", "")).isEqualTo(source);
  }

  @Test
  void the_addresses_of_a_sandbox_mean_nothing_in_another_profile() throws IOException {
    write("var/endpoints.properties", "hub.lease=3s\n");
    assertThat(load("prod").get("hub.lease")).isEqualTo("60s");
  }

  @Test
  void a_port_from_the_environment_counts() {
    environment.put("SERAI_HUB_HTTP_PORT", "9090");
    assertThat(load("sandbox").integer("hub.http.port")).isEqualTo(9090);
  }

  @Test
  void an_empty_value_counts_as_absent() throws IOException {
    write("config/application.properties", "hub.lease = 1s\n");
    environment.put("SERAI_HUB_LEASE", "");
    assertHubLease("1s", "config/application.properties:1");
  }

  @Test
  void every_fault_is_in_one_list_with_its_place() throws IOException {
    write(
        "config/application.properties",
        """
        hub.leese = 1s
        totesys.chunk-keys = 0
        hub.lease = 10
        totesys.jdbc.password = {{hub.nonsense}}
        hub.lease = 20
        dialect = oracle
        """);
    environment.put("SERAI_HUB_LAESE", "1s");
    environment.put("SERAI_FAULT", "x");
    secret("totesys.jdbc.password", "secret", "rw-r--r--");
    overrides.put("hub.http.port", "70000");
    assertThat(faults("prod"))
        .containsExactlyInAnyOrder(
            "config/application.properties:1  SERAI-1010 unknown setting 'hub.leese'; did you mean"
                + " 'hub.lease'?",
            "config/application.properties:2  SERAI-1010 totesys.chunk-keys is '0'; it must be at"
                + " least 1",
            "config/application.properties:5  SERAI-1010 'hub.lease' was already set in line 3;"
                + " keep one",
            "config/application.properties:5  SERAI-1010 hub.lease is '20'; it must be a duration"
                + " such as 500ms, 10m, 1d or PT10M",
            "config/application.properties:6  SERAI-1010 dialect is 'oracle'; it must be one of"
                + " postgres",
            "config/application.properties:4  SERAI-1010 totesys.jdbc.password names an unknown"
                + " setting '{{hub.nonsense}}'",
            "environment SERAI_HUB_LAESE  SERAI-1010 sets nothing; did you mean"
                + " 'SERAI_HUB_LEASE'?",
            "secrets/totesys.jdbc.password  SERAI-1010 can be read by others; set its mode to 0600"
                + " or stricter (chmod 600)",
            "command line -Dhub.http.port  SERAI-1010 hub.http.port is '70000'; it must be a port"
                + " from 0 (any free one) to 65535",
            "config/application-prod.properties  SERAI-1010 totesys.jdbc.url is not set; set it"
                + " here, as SERAI_TOTESYS_JDBC_URL, or as a file of SERAI_SECRETS_DIR");
  }

  @Test
  void a_stopped_sandbox_is_one_fault_not_one_per_address() throws IOException {
    Files.delete(dir.resolve("var/endpoints.properties"));
    assertThat(faults("sandbox"))
        .containsExactly(
            "var/endpoints.properties  SERAI-1010 no sandbox is running; start it with ./serai"
                + " sandbox");
    assertThat(faults("prod")).hasSize(1).first().asString().contains("totesys.jdbc.url");
  }

  @Test
  void a_profile_without_a_file_is_a_fault() {
    assertThat(faults("staging"))
        .containsExactly(
            "config/application-staging.properties  SERAI-1010 there is no such file; is profile"
                + " 'staging' right?");
  }

  @Test
  void what_kubernetes_adds_beside_a_service_named_serai_is_no_setting() {
    environment.put("SERAI_SERVICE_HOST", "10.0.0.1");
    environment.put("SERAI_HUB_HTTP_PORT", "tcp://10.0.0.1:8080");
    environment.put("SERAI_HUB_PORT_8080_TCP_ADDR", "10.0.0.1");
    assertThat(faults("sandbox")).isEmpty();
    assertThat(load("sandbox").integer("hub.http.port")).isEqualTo(8080);
  }

  @Test
  void a_placeholder_is_judged_when_it_is_resolved() throws IOException {
    write("config/application.properties", "hub.lease = {{aws:hub#lease}}\n");
    Settings settings = load("sandbox");
    assertThat(settings.faults()).isEmpty();
    assertThatThrownBy(() -> settings.duration("hub.lease"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("resolvedBy");
    assertThat(settings.resolvedBy(raw -> "90s").duration("hub.lease"))
        .isEqualTo(Duration.ofSeconds(90));
    assertThatThrownBy(() -> settings.resolvedBy(raw -> "soon").duration("hub.lease"))
        .isInstanceOf(SeraiException.class)
        .hasMessageContaining("hub.lease is 'soon'")
        .hasMessageContaining("application.properties:1");
  }

  @Test
  void a_missing_value_is_an_error_that_names_the_key() {
    assertThatThrownBy(() -> load("sandbox").get("totesys.jdbc.url"))
        .isInstanceOf(SeraiException.class)
        .hasMessageContaining("'totesys.jdbc.url' is not set");
  }

  @Test
  void a_key_nobody_declared_is_a_mistake_of_the_programmer() {
    assertThatThrownBy(() -> load("sandbox").find("no.such"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void secrets_are_masked_in_the_effective_settings() throws IOException {
    write(
        "config/application.properties",
        """
        totesys.jdbc.password = hunter2
        totesys.jdbc.url = jdbc:postgresql://bob:hunter2@h/db?user=x&password=hunter2&ssl=true
        camel.vault.aws.secretKey = hunter2
        """);
    assertThat(load("prod").effective())
        .noneMatch(line -> line.contains("hunter2"))
        .anyMatch(line -> line.startsWith("totesys.jdbc.password = ******   ("))
        .anyMatch(line -> line.contains("//bob:******@h/db?user=x&password=******&ssl=true"))
        .anyMatch(line -> line.startsWith("camel.vault.aws.secretKey = ******"))
        .anyMatch(line -> line.equals("hub.lease = 60s   (default)"));
  }

  @Test
  void a_wrong_secret_is_not_quoted() throws IOException {
    Catalogue keys =
        new Catalogue(Map.of("T", List.of(Setting.of(Type.KEY_256, "k", "").masked())));
    Settings settings =
        Settings.load(
            keys,
            "prod",
            Map.of(),
            dir.resolve("config"),
            dir.resolve("var"),
            Map.of("k", "hunter2"));
    assertThat(settings.faults()).hasSize(1).first().asString().contains("******");
    assertThat(settings.faults().toString()).doesNotContain("hunter2");
  }

  @Test
  void camel_sees_defaults_and_its_own_options_raw() throws IOException {
    write("config/application.properties", "camel.main.name = x\nhub.lease = {{aws:a#b}}\n");
    assertThat(load("prod").asProperties())
        .containsEntry("camel.main.name", "x")
        .containsEntry("hub.lease", "{{aws:a#b}}")
        .containsEntry("hub.http.port", "8080")
        .doesNotContainKey("totesys.jdbc.url");
  }

  @Test
  void a_value_learned_at_start_is_in_force() {
    Settings settings = load("sandbox").with("hub.http.port", "8081", "next free port");
    assertThat(settings.effective()).contains("hub.http.port = 8081   (next free port)");
    assertThat(settings.asProperties()).containsEntry("hub.http.port", "8081");
  }

  @Test
  void a_missing_secrets_folder_and_a_strange_secret_are_faults() throws IOException {
    secret("no.such.key", "x", "r--------");
    assertThat(faults("sandbox"))
        .containsExactly("secrets/no.such.key  SERAI-1010 unknown setting 'no.such.key'");
    environment.put("SERAI_SECRETS_DIR", "/nowhere");
    assertThat(faults("sandbox"))
        .containsExactly("environment SERAI_SECRETS_DIR  SERAI-1010 '/nowhere' is not a folder");
  }
}
