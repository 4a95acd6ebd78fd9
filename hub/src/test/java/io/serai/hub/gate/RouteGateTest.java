package io.serai.hub.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.serai.hub.check.Check;
import io.serai.hub.check.Surroundings;
import io.serai.hub.settings.Fault;
import io.serai.hub.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every route of this installation satisfies the newest canonical schema, Camel 4.17 and the house.
 */
class RouteGateTest {
  @TempDir Path dir;

  @Test
  void every_route_file_is_canonical() throws IOException {
    CanonicalSchema schema = new CanonicalSchema();
    List<String> faults = new ArrayList<>();
    for (Path file : Sources.files(Sources.ROUTES, ".yaml")) {
      faults.addAll(schema.judge(file));
    }
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sandbox", "prod"})
  void check_finds_nothing_wrong(String profile) {
    assumeThat(Sources.ROUTES).isDirectory();
    assertThat(check(profile, Sources.ROUTES)).isEmpty();
  }

  @Test
  void the_sample_of_the_design_passes_all_three() throws IOException {
    Path sample = Path.of("../shared/design/route-sample.camel.yaml");
    assumeThat(sample).exists();
    assertThat(new CanonicalSchema().judge(sample)).isEmpty();
    Path copy = dir.resolve("totesys-extract.camel.yaml");
    Files.copy(sample, copy, StandardCopyOption.REPLACE_EXISTING);
    assertThat(check("sandbox", dir))
        .as("all but what the sample leaves to other files")
        .allMatch(fault -> fault.what().contains("does not exist"));
  }

  /** What prod must have been told; addresses are not looked up. */
  private static final Map<String, String> PROD =
      Map.ofEntries(
          Map.entry("hub.jdbc.url", "jdbc:postgresql://h/hub"),
          Map.entry("sailthru.export-bucket", "exports"),
          Map.entry("sailthru.lake-bucket", "exports-lake"),
          Map.entry("sailthru.pii.keys", "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="),
          Map.entry("hub.jdbc.username", "hub"),
          Map.entry("hub.jdbc.password", "x"),
          Map.entry("hub.dead-letter.key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
          Map.entry("totesys.jdbc.url", "jdbc:postgresql://h/totesys"),
          Map.entry("totesys.jdbc.username", "reader"),
          Map.entry("totesys.jdbc.password", "x"),
          Map.entry("totesys.ingestion-bucket", "ingestion"),
          Map.entry("totesys.processed-bucket", "processed"),
          Map.entry("warehouse.jdbc.url", "jdbc:postgresql://h/warehouse"),
          Map.entry("warehouse.jdbc.username", "loader"),
          Map.entry("warehouse.jdbc.password", "x"));

  private List<Fault> check(String profile, Path routes) {
    Map<String, String> overrides = profile.equals("prod") ? PROD : Map.of();
    Settings settings = Settings.load(profile, Map.of(), Sources.CONFIG, dir, overrides);
    Surroundings offered =
        new Surroundings(
            Sources.all(Sources.java(), "bind\\(\\s*\"(\\w+)\""),
            Sources.all(Sources.java(), "from\\(\\s*\"(direct:[\\w-]+)\""),
            Sources.files(Sources.CONFIG, ".sql"));
    return new Check(settings, routes, offered).faults();
  }
}
