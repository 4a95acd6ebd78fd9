package io.serai.hub.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseLinksTest {
  private static final String ERRORS = "- routeConfiguration:\n    id: hub-batch\n";
  private static final Surroundings ROUND =
      new Surroundings(Set.of("beat"), Set.of("direct:hub-put-manifest"), List.of());

  @TempDir Path dir;
  private Sample sample;

  @BeforeEach
  void sample() {
    sample = new Sample(dir);
  }

  private List<String> judge(RouteFile file) throws IOException {
    RouteFile errors = sample.file("hub-errors.camel.yaml", ERRORS);
    return sample.lines(HouseLinks.judge(List.of(errors, file), ROUND));
  }

  @Test
  void the_sample_names_nothing_that_is_missing() throws IOException {
    assertThat(judge(sample.file(Sample.NAME, Sample.ROUTE))).isEmpty();
    assertThat(judge(sample.broken("aws2-s3:{{totesys.ingestion-bucket}}", "direct:totesys-copy")))
        .isEmpty();
    assertThat(
            judge(sample.broken("aws2-s3:{{totesys.ingestion-bucket}}", "direct:hub-put-manifest")))
        .isEmpty();
  }

  @Test
  void an_id_is_given_once_over_all_files_routes_and_steps() throws IOException {
    assertThat(judge(sample.broken("id: totesys-copy-beat", "id: totesys-copy")))
        .containsExactly(
            "totesys-copy.camel.yaml:25  id 'totesys-copy' is taken by"
                + " totesys-copy.camel.yaml:1; choose another");
    assertThat(judge(sample.broken("id: totesys-copy-put", "id: hub-batch")))
        .hasSize(1)
        .first()
        .asString()
        .contains("id 'hub-batch' is taken by");
  }

  @Test
  void a_route_configuration_that_is_named_exists() throws IOException {
    assertThat(judge(sample.broken("hub-batch", "hub-bach")))
        .containsExactly(
            "totesys-copy.camel.yaml:1  route configuration 'hub-bach' does not exist; did you mean"
                + " 'hub-batch'?");
  }

  @Test
  void a_bean_that_is_named_exists() throws IOException {
    assertThat(judge(sample.broken("ref: beat", "ref: beet")))
        .containsExactly(
            "totesys-copy.camel.yaml:26  bean 'beet' does not exist; did you mean 'beat'?");
    assertThat(
            judge(
                sample.broken(
                    "conditionalWritesEnabled: \"true\"", "amazonS3Client: \"#bean:s3\"")))
        .containsExactly(
            "totesys-copy.camel.yaml:20  bean 's3' does not exist; correct the name or add it");
  }

  @Test
  void an_inner_endpoint_that_is_named_has_a_consumer() throws IOException {
    assertThat(judge(sample.broken("aws2-s3:{{totesys.ingestion-bucket}}", "direct:nowhere")))
        .containsExactly(
            "totesys-copy.camel.yaml:18  endpoint 'direct:nowhere' does not exist; correct the name"
                + " or add it");
  }

  @Test
  void no_bean_is_judged_while_none_is_known() throws IOException {
    Surroundings unknown = new Surroundings(Set.of(), Set.of(), List.of());
    RouteFile errors = sample.file("hub-errors.camel.yaml", ERRORS);
    RouteFile file = sample.file(Sample.NAME, Sample.ROUTE);
    assertThat(HouseLinks.judge(List.of(errors, file), unknown)).isEmpty();
  }
}
