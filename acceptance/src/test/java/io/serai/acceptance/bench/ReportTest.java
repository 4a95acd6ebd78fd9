package io.serai.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.bench.Case.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final Samples samples = new Samples();

  @Test
  void the_median_stands_for_the_repetitions_and_its_ratio_beside_it() {
    List.of(4.0, 2.0, 9.0).forEach(value -> samples.add(Kind.FLOOR, Map.of("load", value)));
    List.of(5.0, 4.0, 100.0).forEach(value -> samples.add(Kind.HUB, Map.of("load", value)));

    assertThat(report(Limit.timesFloor(1.3)).text())
        .containsPattern("load +s +4 +5 +- +1\\.25 +<= 1\\.3 x floor +yes");
  }

  @Test
  void a_missed_limit_is_shown_as_missed() {
    samples.add(Kind.FLOOR, Map.of("load", 4.0));
    samples.add(Kind.HUB, Map.of("load", 5.4));

    assertThat(report(Limit.timesFloor(1.3)).text()).endsWith("NO" + System.lineSeparator());
    assertThat(report(Limit.speedOfFloor(0.75)).text()).doesNotContain("yes");
    assertThat(report(Limit.speedOfFloor(0.74)).text()).contains("yes");
    assertThat(report(Limit.atMost(5)).json()).contains("\"met\" : false");
  }

  @Test
  void without_the_side_a_limit_compares_with_nothing_is_claimed() {
    samples.add(Kind.HUB, Map.of("load", 5.4));

    assertThat(report(Limit.timesFasterThanPlain(3)).json()).contains("\"met\" : null");
  }

  private Report report(Limit limit) {
    Case of =
        new Case() {
          @Override
          public String name() {
            return "any";
          }

          @Override
          public String description() {
            return "anything";
          }

          @Override
          public List<Measure> measures() {
            return List.of(Measure.of("load", "s").within(limit));
          }

          @Override
          public Session open(long rows) {
            throw new UnsupportedOperationException();
          }
        };
    return new Report(of, "one row", 3, Map.of(), Map.of(), samples);
  }
}
