package io.serai.hub.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
  private static Command parse(String text) {
    return Command.of(Command.read(text));
  }

  @Test
  void a_command_names_a_flow_and_carries_its_payload_as_it_is() {
    assertThat(parse("{\"flow\": \"totesys\", \"payload\": {\"tables\": [\"staff\"]}}"))
        .isEqualTo(new Command("totesys", "{\"tables\":[\"staff\"]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"flow\":\"totesys\"}", "{\"flow\":\"totesys\",\"payload\":null}"})
  void a_payload_may_be_left_out(String text) {
    assertThat(parse(text)).isEqualTo(new Command("totesys", null));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "totesys",
        "[]",
        "{\"flow\":7}",
        "{\"payload\":{}}",
        "{\"flow\":\"totesys\",\"palyoad\":{}}",
        "{\"flow\":\"totesys\"} {\"flow\":\"totesys\"}",
        "{\"flow\":\"totesys\",\"flow\":\"other\"}"
      })
  void anything_else_is_refused_without_quoting_its_values(String text) {
    assertThatExceptionOfType(SeraiException.class)
        .isThrownBy(() -> parse(text))
        .satisfies(e -> assertThat(e.code()).isEqualTo(HubError.BAD_PAYLOAD))
        .withMessageNotContaining("totesys");
  }

  @Test
  void an_unknown_key_is_named() {
    assertThatExceptionOfType(SeraiException.class)
        .isThrownBy(() -> parse("{\"flow\":\"totesys\",\"palyoad\":{}}"))
        .withMessageContaining("palyoad");
  }
}
