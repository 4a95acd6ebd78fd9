package io.serai.hub.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.serai.core.ErrorCode;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.flow.Flow;
import io.serai.hub.flow.FlowContext;
import io.serai.hub.flow.PayloadKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadsTest {
  private final Flow flow = new Sample();

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " \n", "{}"})
  void no_payload_is_an_empty_one(String json) {
    assertThat(Payloads.parse(flow, json)).isEmpty();
  }

  @Test
  void known_keys_of_the_right_types_pass() {
    assertThat(
            Payloads.parse(
                flow,
                """
                {"stage": "load", "tables": ["staff"], "since": "2026", "rows": 5000000000, "full": true}
                """))
        .isEqualTo(
            Map.of(
                "stage",
                "load",
                "tables",
                List.of("staff"),
                "since",
                "2026",
                "rows",
                5_000_000_000L,
                "full",
                true));
  }

  @Test
  void an_unknown_key_is_refused_with_the_known_ones() {
    refused(HubError.BAD_PAYLOAD, "{\"table\": []}")
        .withMessageContaining("unknown key 'table'")
        .withMessageContaining("[full, rows, since, stage, tables]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"tables\": \"staff\"}",
        "{\"tables\": [\"staff\", 1]}",
        "{\"tables\": [null]}",
        "{\"since\": 2026}",
        "{\"since\": null}",
        "{\"rows\": \"1\"}",
        "{\"rows\": 1.5}",
        "{\"rows\": 100000000000000000000}",
        "{\"full\": \"true\"}",
        "{\"full\": 1}"
      })
  void a_value_of_the_wrong_type_is_refused_and_its_key_named(String json) {
    refused(HubError.BAD_PAYLOAD, json)
        .withMessageContaining("key '%s' must be", json.substring(2, json.indexOf('"', 2)));
  }

  @Test
  void a_value_that_the_key_itself_refuses_is_refused() {
    refused(HubError.NOT_FOUND, "{\"tables\": [\"nothing\"]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"mail\"", "5", "null", "[\"load\"]"})
  void a_stage_that_the_flow_does_not_have_is_unknown(String stage) {
    refused(HubError.UNKNOWN_FLOW, "{\"stage\": %s}".formatted(stage))
        .withMessageContaining("[extract, load]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"stage\"", "7", "null"})
  void what_is_not_an_object_is_refused(String json) {
    refused(HubError.BAD_PAYLOAD, json).withMessageContaining("not a JSON object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{stage: 1}",
        "{\"full\": true, \"full\": false}",
        "{\"full\": true} {\"full\": false}"
      })
  void what_could_be_read_in_two_ways_or_none_is_refused(String json) {
    refused(HubError.BAD_PAYLOAD, json).withMessageContaining("not JSON (line 1, column ");
  }

  private org.assertj.core.api.ThrowableAssertAlternative<SeraiException> refused(
      ErrorCode code, String json) {
    return assertThatExceptionOfType(SeraiException.class)
        .isThrownBy(() -> Payloads.parse(flow, json))
        .matches(e -> e.code() == code, code.code());
  }

  /** A flow with a key of every type. */
  private static final class Sample implements Flow {
    @Override
    public String name() {
      return "sample";
    }

    @Override
    public List<Stage> stages() {
      return List.of(new Stage("extract", "", "load"), new Stage("load", "", null));
    }

    @Override
    public List<String> scheduleKeys() {
      return List.of();
    }

    @Override
    public Map<String, PayloadKey> payload() {
      return Map.of(
          "tables",
          new PayloadKey(PayloadKey.Type.TEXTS, "", Sample::known),
          "since",
          new PayloadKey(PayloadKey.Type.TEXT, "", value -> {}),
          "rows",
          new PayloadKey(PayloadKey.Type.NUMBER, "", value -> {}),
          "full",
          new PayloadKey(PayloadKey.Type.FLAG, "", value -> {}));
    }

    private static void known(Object tables) {
      if (!tables.equals(List.of("staff"))) {
        throw new SeraiException(HubError.NOT_FOUND, "sample", "no such table");
      }
    }

    @Override
    public void bind(FlowContext context) {}
  }
}
