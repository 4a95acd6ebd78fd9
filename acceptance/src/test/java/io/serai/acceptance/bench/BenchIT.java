package io.serai.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * Every case, as small as it goes: what it measures is no figure, but that it measures is. Those of
 * the kind that totesys stands for run under {@code -Pthorough}.
 */
class BenchIT {
  @Test
  void start_is_measured() throws Exception {
    JsonNode report = smallest("start");

    assertThat(values(report, "hub")).hasSize(3).allMatch(value -> value > 0);
    assertThat(report.at("/machine/Camel").asText()).startsWith("4.");
  }

  @Test
  void totesys_is_measured_beside_its_floors_and_the_plain_way() throws Exception {
    JsonNode report = smallest("totesys");

    assertThat(values(report, "floor")).hasSize(5).allMatch(value -> value > 0);
    assertThat(values(report, "hub")).hasSize(11).allMatch(value -> value > 0);
    assertThat(values(report, "plain")).hasSize(1).allMatch(value -> value > 0);
  }

  @Tag("thorough")
  @Test
  void engagements_is_measured_beside_its_floor_and_everything_every_time() throws Exception {
    JsonNode report = smallest("engagements");

    assertThat(values(report, "floor")).hasSize(2).allMatch(value -> value > 0);
    assertThat(values(report, "hub")).hasSize(7).allMatch(value -> value > 0);
    assertThat(values(report, "plain")).hasSize(4).allMatch(value -> value > 0);
  }

  @Tag("thorough")
  @Test
  void sailthru_is_measured_beside_its_floor_and_the_plain_way() throws Exception {
    JsonNode report = smallest("sailthru");

    assertThat(values(report, "floor")).hasSize(3).allMatch(value -> value > 0);
    assertThat(values(report, "hub")).hasSize(5).allMatch(value -> value > 0);
    assertThat(values(report, "plain")).hasSize(1).allMatch(value -> value > 0);
  }

  @Tag("thorough")
  @Test
  void leads_is_measured_beside_its_floor_and_the_plain_way() throws Exception {
    JsonNode report = smallest("leads");

    assertThat(values(report, "floor")).hasSize(1).allMatch(value -> value > 0);
    assertThat(values(report, "hub")).hasSize(4).allMatch(value -> value > 0);
    assertThat(values(report, "plain")).hasSize(1).allMatch(value -> value > 0);
  }

  @Tag("thorough")
  @Test
  void mail_is_measured_beside_its_floor_and_camel_as_it_comes() throws Exception {
    JsonNode report = smallest("mail");

    assertThat(values(report, "floor")).hasSize(2).allMatch(value -> value > 0);
    assertThat(values(report, "hub")).hasSize(5).allMatch(value -> value > 0);
    assertThat(values(report, "plain")).hasSize(2).allMatch(value -> value > 0);
  }

  @Test
  void mails_that_come_in_are_measured() throws Exception {
    JsonNode report = smallest("accept");

    assertThat(values(report, "hub")).hasSize(4).allMatch(value -> value > 0);
  }

  @Test
  void an_unknown_case_is_refused_with_the_known_ones() {
    StringWriter said = new StringWriter();
    CommandLine line = new CommandLine(new Bench()).setErr(new PrintWriter(said));

    assertThat(line.execute("nonsense")).isEqualTo(2);
    assertThat(said.toString()).contains("'nonsense'", "start");
  }

  private static JsonNode smallest(String name) throws Exception {
    StringWriter said = new StringWriter();
    CommandLine line = new CommandLine(new Bench()).setOut(new PrintWriter(said));
    assertThat(line.execute(name, "--rows", "1", "--repetitions", "1", "--json")).isZero();
    return JsonMapper.builder().build().readTree(said.toString());
  }

  private static java.util.List<Double> values(JsonNode report, String side) {
    return report.findValues(side).stream()
        .filter(JsonNode::isNumber)
        .map(JsonNode::asDouble)
        .toList();
  }
}
