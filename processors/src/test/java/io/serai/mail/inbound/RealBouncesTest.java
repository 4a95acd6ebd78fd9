package io.serai.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mail.inbound.Samples.Label;
import io.serai.mail.inbound.bounce.Bounce;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.serai.mail.inbound.Samples#realExist")
class RealBouncesTest {
  private static final double NUMBER = 0.97;
  private static final double HARD = 0.97;
  private static final double GROUP = 0.90;

  @Test
  void real_bounces_are_read_as_people_read_them() {
    Samples real = Samples.real();
    List<String> wrongNumber = new ArrayList<>();
    List<String> wrongHard = new ArrayList<>();
    List<String> wrongGroup = new ArrayList<>();
    int rows = 0;
    for (String file : real.labels().keySet()) {
      List<Label> expected = real.labels().get(file);
      List<Bounce> found = Inbound.read(real.mail(file), Set.of()).recipients();
      if (found.size() != expected.size()) {
        wrongNumber.add(file);
      }
      for (int i = 0; i < expected.size(); i++, rows++) {
        Bounce bounce = i < found.size() ? found.get(i) : null;
        if (bounce == null || bounce.hard() != expected.get(i).hard()) {
          wrongHard.add(file);
        }
        if (bounce == null || bounce.group() != expected.get(i).group()) {
          wrongGroup.add(file);
        }
      }
    }

    int files = real.labels().size();
    assertThat(files).isGreaterThan(100);
    assertThat(1 - (double) wrongNumber.size() / files)
        .as("number of recipients: %s", wrongNumber)
        .isGreaterThanOrEqualTo(NUMBER);
    assertThat(1 - (double) wrongHard.size() / rows)
        .as("hard: %s", wrongHard)
        .isGreaterThanOrEqualTo(HARD);
    assertThat(1 - (double) wrongGroup.size() / rows)
        .as("group: %s", wrongGroup)
        .isGreaterThanOrEqualTo(GROUP);
  }
}
