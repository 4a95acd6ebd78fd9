package io.serai.hub.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.flow.Flows;
import io.serai.hub.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectEventsTest {
  private final ObjectEvents events =
      new ObjectEvents(
          Flows.all().values(),
          Settings.load(
              "sandbox",
              Map.of(),
              Path.of("config"),
              Path.of("none"),
              Map.of("sailthru.export-bucket", "exports")));

  private static String event(String name, String bucket, String key) {
    return """
    {"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-west-2","eventTime":"2016-04-01T04:05:06.000Z",
     "eventName":"%s","s3":{"s3SchemaVersion":"1.0","bucket":{"name":"%s","arn":"arn:aws:s3:::b"},
     "object":{"key":"%s","size":22961,"eTag":"d41d8cd98f00b204e9800998ecf8427e"}}}"""
        .formatted(name, bucket, key);
  }

  private static String records(String... records) {
    return "{\"Records\":[" + String.join(",", records) + "]}";
  }

  @Test
  void objects_that_were_created_are_a_trigger_for_them_alone() {
    String text =
        records(
            event("ObjectCreated:Put", "exports", "in/export.zip"),
            event("ObjectCreated:CompleteMultipartUpload", "exports", "in/caf%C3%A9+1%2B2.zip"));

    assertThat(events.command(text))
        .isEqualTo(
            new Command("sailthru", "{\"objects\":[\"in/export.zip\",\"in/café 1+2.zip\"]}"));
  }

  @Test
  void a_command_stays_a_command() {
    assertThat(events.command("{\"flow\":\"totesys\"}")).isEqualTo(new Command("totesys", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Records\":[]}",
        "{\"Records\":[{}]}",
        "{\"Records\":[\"secret\"]}",
        "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"exports\"}"
      })
  void what_tells_of_no_object_is_refused(String text) {
    refused(text);
  }

  @Test
  void other_events_and_other_buckets_are_refused_without_quoting_them() {
    refused(records(event("ObjectRemoved:Delete", "exports", "secret.zip")));
    refused(records(event("ObjectCreated:Put", "others", "secret.zip")));
    refused(
        records(
            event("ObjectCreated:Put", "exports", "a.zip"),
            event("ObjectCreated:Put", "others", "secret.zip")));
  }

  private void refused(String text) {
    assertThatExceptionOfType(SeraiException.class)
        .isThrownBy(() -> events.command(text))
        .satisfies(e -> assertThat(e.code()).isEqualTo(HubError.BAD_PAYLOAD))
        .withMessageNotContaining("secret");
  }
}
