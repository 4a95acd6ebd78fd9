package io.serai.hub.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.hub.service.Probe;
import io.serai.hub.settings.Fault;
import io.serai.hub.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
  @TempDir Path dir;
  private final Map<String, String> overrides = new LinkedHashMap<>();
  private Path config;
  private Path routes;
  private Path sql;

  @BeforeEach
  void an_installation() throws IOException {
    config = Files.createDirectories(dir.resolve("config"));
    routes = Files.createDirectories(dir.resolve("routes"));
    sql = Files.writeString(dir.resolve("a.sql"), "SELECT 1\n");
    Files.writeString(config.resolve("application.properties"), "totesys.ingestion-bucket = abc\n");
    Files.writeString(config.resolve("application-sandbox.properties"), "");
    Files.writeString(routes.resolve(Sample.NAME), Sample.ROUTE);
    Files.writeString(
        routes.resolve("hub-errors.camel.yaml"), "- routeConfiguration:\n    id: hub-batch\n");
  }

  private Settings settings() {
    return Settings.load("sandbox", Map.of(), config, dir.resolve("var"), overrides);
  }

  private Check check() {
    return new Check(settings(), routes, new Surroundings(Set.of("beat"), Set.of(), List.of(sql)));
  }

  private List<String> lines(List<Fault> faults) {
    return faults.stream().map(fault -> fault.toString().replace(dir + "/", "")).toList();
  }

  @Test
  void what_is_right_has_no_faults_even_when_no_sandbox_runs() {
    assertThat(lines(check().faults())).isEmpty();
    assertThat(lines(check().faults(List.of())))
        .containsExactly(
            "var/endpoints.properties  SERAI-1010 no sandbox is running; start it with ./serai"
                + " sandbox");
  }

  @Test
  void everything_wrong_is_in_one_list_by_file_and_line() throws IOException {
    Files.writeString(
        config.resolve("application.properties"),
        "totesys.ingestion-bucket = abc\ncamel.main.shutdownTimout = 3\nhub.leese = 1s\n");
    Files.writeString(
        routes.resolve(Sample.NAME),
        Sample.ROUTE
            .replace("{{totesys.ingestion-bucket}}", "{{totesys.ingestion-buckets}}")
            .replace("id: totesys-copy-beat", "idd: totesys-copy-beat"));
    Files.writeString(routes.resolve("totesys-torn.camel.yaml"), "- route:\n    id: \"x\n");
    Files.writeString(routes.resolve("totesys-void.camel.yaml"), "");
    Files.delete(sql);
    assertThat(lines(check().faults()))
        .containsExactly(
            "a.sql  SERAI-1010 there is no such file; restore it",
            "config/application.properties:2  SERAI-1010 Camel has no option"
                + " 'camel.main.shutdownTimout'; did you mean 'camel.main.shutdownTimeout'?",
            "config/application.properties:3  SERAI-1010 unknown setting 'hub.leese'; did you mean"
                + " 'hub.lease'?",
            "routes/totesys-copy.camel.yaml:18  SERAI-1010 '{{totesys.ingestion-buckets}}' is no"
                + " setting; did you mean 'totesys.ingestion-bucket'?",
            "routes/totesys-copy.camel.yaml:24  SERAI-1010 'process' needs an id, unique over all"
                + " files; write 'totesys-copy-<what it does>'",
            "routes/totesys-copy.camel.yaml:25  SERAI-1010 Camel does not load it: Unsupported"
                + " field: idd",
            "routes/totesys-torn.camel.yaml:3  SERAI-1010 is not YAML: found unexpected end of"
                + " stream",
            "routes/totesys-void.camel.yaml:1  SERAI-1010 is empty; delete it or write a route");
  }

  @Test
  void a_setting_that_may_lack_is_used_with_a_question_mark() throws IOException {
    String use = "region: \"{{s3.endpoint}}\"";
    Path file = routes.resolve(Sample.NAME);
    Files.writeString(file, Sample.ROUTE.replace("conditionalWritesEnabled: \"true\"", use));
    assertThat(lines(check().faults()))
        .containsExactly(
            "routes/totesys-copy.camel.yaml:20  SERAI-1010 '{{s3.endpoint}}' is not set and need"
                + " not be; write {{?s3.endpoint}}");
    overrides.put("s3.endpoint", "http://127.0.0.1:1");
    assertThat(check().faults()).isEmpty();
    overrides.clear();
    Files.writeString(file, Files.readString(file).replace("{{s3", "{{?s3"));
    assertThat(check().faults()).isEmpty();
  }

  @Test
  void a_folder_without_routes_is_a_fault() {
    routes = dir.resolve("nowhere");
    assertThat(lines(check().faults()))
        .containsExactly("nowhere  SERAI-1010 there is no such folder; the hub needs its routes");
  }

  @Test
  void an_empty_sql_file_is_a_fault() throws IOException {
    Files.writeString(sql, " \n");
    assertThat(lines(check().faults())).containsExactly("a.sql:1  SERAI-1010 is empty; restore it");
  }

  @Test
  void a_service_that_refuses_or_hangs_is_a_fault_and_its_password_is_masked() {
    overrides.put("hub.jdbc.url", "jdbc:postgresql://h/db?password=hunter2");
    CountDownLatch never = new CountDownLatch(1);
    List<Probe> probes =
        List.of(
            new Probe("ledger", "hub.jdbc.url", () -> refuse("no route\nwith password=hunter2")),
            new Probe(
                "S3", "s3.endpoint", () -> never.await(1, java.util.concurrent.TimeUnit.HOURS)),
            new Probe("warehouse", "warehouse.jdbc.url", () -> true));
    assertThat(lines(Services.judge(probes, settings(), Duration.ofMillis(200))))
        .containsExactly(
            "command line -Dhub.jdbc.url  SERAI-1009 ledger does not answer at"
                + " 'jdbc:postgresql://h/db?password=******': no route; check hub.jdbc.url and the"
                + " service",
            "s3.endpoint  SERAI-1009 S3 does not answer at its default address: no answer in 200"
                + " ms; check s3.endpoint and the service");
  }

  private static boolean refuse(String why) {
    throw new IllegalStateException("outer", new IllegalStateException(why));
  }
}
