package io.serai.hub.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseRulesTest {
  @TempDir Path dir;
  private Sample sample;

  @BeforeEach
  void sample() {
    sample = new Sample(dir);
  }

  @Test
  void the_sample_breaks_no_rule() throws IOException {
    RouteFile file = sample.file(Sample.NAME, Sample.ROUTE);
    assertThat(HouseRules.judge(file)).isEmpty();
    assertThat(Literals.judge(file)).isEmpty();
    assertThat(Endpoints.judge(file)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: totesys-copy\\n|id: totesys-other\\n|1|route id 'totesys-other' must begin with"
            + " 'totesys-copy', the file's name",
        "group: totesys|group: leads|1|route 'totesys-copy' must have 'group: totesys', the flow it"
            + " belongs to",
        "group: totesys|note: x|1|route 'totesys-copy' must have 'group: totesys', the flow it"
            + " belongs to",
        "description: Copies what is due. Safe to repeat.|description: ''|1|route 'totesys-copy'"
            + " needs a description that states its safety property",
        "routeConfigurationId: hub-batch|note: x|1|route 'totesys-copy' needs a"
            + " routeConfigurationId, or its errors are nobody's",
        "id: totesys-copy-due\\n|precondition: 'false'\\n|9|'choice' needs an id, unique over all"
            + " files; write 'totesys-copy-<what it does>'",
        "id: totesys-copy-put\\n|pattern: InOnly\\n|16|'to' needs an id, unique over all files;"
            + " write 'totesys-copy-<what it does>'",
        "id: totesys-copy-beat\\n|disabled: 'false'\\n|24|'process' needs an id, unique over all"
            + " files; write 'totesys-copy-<what it does>'",
        "otherwise:|other:|9|choice 'totesys-copy-due' needs an otherwise, so that nothing falls"
            + " through unseen",
        "ref: beat|ref: beat\\n                    ref: beat|27|'ref' stands here twice; keep one",
        "- route:|- beans: []\\n- route:|1|'beans' does not belong in a route file; write route or"
            + " routeConfiguration",
      })
  void each_rule_names_its_line_and_its_remedy(String from, String to, int line, String message)
      throws IOException {
    RouteFile file = sample.broken(newlines(from), newlines(to));
    assertThat(sample.lines(file, HouseRules::judge))
        .containsExactly(Sample.NAME + ":" + line + "  " + message);
  }

  private static String newlines(String text) {
    return text.replace("\\n", "\n");
  }

  @Test
  void a_file_is_named_by_flow_and_stage() throws IOException {
    RouteFile file = sample.file("copy.yaml", Sample.ROUTE);
    assertThat(sample.lines(file, HouseRules::judge))
        .contains("copy.yaml:1  the file's name must be <flow>-<stage>.camel.yaml; rename it");
  }

  @Test
  void a_route_has_25_steps_at_most() throws IOException {
    String beat =
        "                - process:\n                    id: totesys-copy-%d\n                    ref: beat\n";
    StringBuilder text = new StringBuilder(Sample.ROUTE);
    for (int i = 0; i < 22; i++) {
      text.append(beat.formatted(i));
    }
    assertThat(HouseRules.judge(sample.file(Sample.NAME, text.toString()))).isEmpty();
    text.append(beat.formatted(22));
    assertThat(sample.lines(sample.file(Sample.NAME, text.toString()), HouseRules::judge))
        .containsExactly(
            Sample.NAME
                + ":1  route 'totesys-copy' has 26 steps; split it so that each part has 25 at"
                + " most");
  }

  @Test
  void a_route_configuration_belongs_to_the_hub() throws IOException {
    String text = "- routeConfiguration:\n    id: totesys-mine\n";
    assertThat(sample.lines(sample.file("totesys-errors.camel.yaml", text), HouseRules::judge))
        .containsExactly(
            "totesys-errors.camel.yaml:1  route configuration 'totesys-mine' must stand in a"
                + " hub-*.camel.yaml file and begin with 'hub-'");
    String hub = text.replace("totesys-mine", "hub-batch");
    assertThat(HouseRules.judge(sample.file("hub-errors.camel.yaml", hub))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws2-s3:{{totesys.ingestion-bucket}}|aws2-s3:my-bucket|18|name 'aws2-s3:my-bucket' is a"
            + " literal; make it a setting and write {{<its key>}}",
        "aws2-s3:{{totesys.ingestion-bucket}}|aws2-s3:{{b}}?region=x|18|uri"
            + " 'aws2-s3:{{b}}?region=x' has a query; put it under parameters:",
        "conditionalWritesEnabled: \"true\"|region: eu-west-2|20|region 'eu-west-2' is a literal;"
            + " make it a setting and write {{<its key>}}",
        "ref: beat|ref: https://example.org/x|26|address 'https://example.org/x' is a literal; make"
            + " it a setting and write {{<its key>}}"
      })
  void addresses_are_settings(String from, String to, int line, String message) throws IOException {
    assertThat(sample.lines(sample.broken(from, to), Literals::judge))
        .containsExactly(Sample.NAME + ":" + line + "  " + message);
  }

  @ParameterizedTest
  @CsvSource({
    "aws2-s3:{{totesys.ingestion-bucket}},aws2-s3:${header.bucket}",
    "aws2-s3:{{totesys.ingestion-bucket}},log:io.serai",
    "conditionalWritesEnabled: \"true\",region: '{{s3.region}}'"
  })
  void what_comes_from_settings_or_messages_is_no_literal(String from, String to)
      throws IOException {
    assertThat(Literals.judge(sample.broken(from, to))).isEmpty();
  }

  @Test
  void components_and_parameters_exist() throws IOException {
    assertThat(
            sample.lines(
                sample.broken("conditionalWritesEnabled", "conditionalWriteEnabled"),
                Endpoints::judge))
        .containsExactly(
            Sample.NAME
                + ":20  component aws2-s3 has no parameter 'conditionalWriteEnabled'; did you mean"
                + " 'conditionalWritesEnabled'?");
    assertThat(sample.lines(sample.broken("aws2-s3:", "aws3-s3:"), Endpoints::judge))
        .containsExactly(
            Sample.NAME
                + ":18  component 'aws3-s3' is not part of the hub; correct the name or add its"
                + " jar");
  }
}
