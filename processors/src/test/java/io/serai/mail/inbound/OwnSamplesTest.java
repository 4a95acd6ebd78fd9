package io.serai.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mail.inbound.Samples.Label;
import io.serai.mail.inbound.bounce.Bounce;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwnSamplesTest {
  private static final Samples OWN = Samples.own();

  static Stream<String> files() {
    return OWN.labels().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void every_recipient_is_found_with_its_reason(String file) {
    List<Bounce> found = Inbound.read(OWN.mail(file), Set.of()).recipients();

    List<Label> expected = OWN.labels().get(file);
    assertThat(found.stream().map(Bounce::recipient))
        .containsExactlyElementsOf(expected.stream().map(Label::recipient).toList());
    assertThat(found.stream().map(Bounce::group))
        .as(() -> found.toString())
        .containsExactlyElementsOf(expected.stream().map(Label::group).toList());
    assertThat(found.stream().map(Bounce::hard))
        .containsExactlyElementsOf(expected.stream().map(Label::hard).toList());
    assertThat(found.stream().map(Bounce::replyCode))
        .containsExactlyElementsOf(expected.stream().map(Label::replyCode).toList());
  }

  @Test
  void every_sample_has_labels() {
    assertThat(OWN.mails()).hasSameSizeAs(OWN.labels().keySet());
  }
}
