package io.serai.hub.settings;

import java.util.List;

/** Settings of the queue service, and of the queue that triggers come from. */
final class SqsSettings {
  private SqsSettings() {}

  static List<Setting> all() {
    return List.of(
        Setting.of(
            Type.HTTP_URL,
            "sqs.endpoint",
            "Address of an SQS-compatible service; unset means AWS."),
        Setting.of(Type.TEXT, "sqs.region", "Region of the queues.").orElse("eu-west-2"),
        Setting.of(
            Type.TEXT,
            "sqs.access-key",
            "Access key; unset means the AWS default chain (role, profile, environment)."),
        Setting.of(Type.TEXT, "sqs.secret-key", "Secret key that belongs to sqs.access-key.")
            .masked(),
        Setting.of(
            Type.HTTP_URL,
            "hub.commands.queue-url",
            "URL of the queue that triggers are read from; unset means that none is."),
        Setting.of(
                Type.DURATION,
                "hub.commands.retry",
                "After how long a command comes again that met a running or paused flow.")
            .orElse("30s"));
  }
}
