package io.serai.hub.settings;

import io.serai.hub.settings.Setting.Required;
import java.util.List;

/** Settings of the stores that flows share. */
final class StoreSettings {
  private StoreSettings() {}

  static List<Setting> s3() {
    return List.of(
        Setting.of(
            Type.HTTP_URL,
            "s3.endpoint",
            "Address of an S3-compatible store; unset means AWS. Buckets are addressed by path."),
        Setting.of(Type.TEXT, "s3.region", "Region of the buckets.").orElse("eu-west-2"),
        Setting.of(
            Type.TEXT,
            "s3.access-key",
            "Access key; unset means the AWS default chain (role, profile, environment)."),
        Setting.of(Type.TEXT, "s3.secret-key", "Secret key that belongs to s3.access-key.")
            .masked());
  }

  static List<Setting> secrets() {
    return List.of(
        Setting.of(
                Type.HTTP_URL,
                "secrets.endpoint",
                "Address of a Secrets Manager stand-in; unset means AWS. It answers {{aws:name#field}}.")
            .required(Required.SANDBOX),
        Setting.of(Type.TEXT, "secrets.region", "Region of the secrets.").orElse("eu-west-2"));
  }

  static List<Setting> warehouse() {
    return List.of(
        Setting.of(Type.JDBC_URL, "warehouse.jdbc.url", "The warehouse.").required(Required.ALWAYS),
        Setting.of(Type.TEXT, "warehouse.jdbc.username", "User of the warehouse.")
            .required(Required.PROD),
        Setting.of(Type.TEXT, "warehouse.jdbc.password", "Password of the warehouse.")
            .required(Required.PROD)
            .masked(),
        Setting.of(Type.NAME, "warehouse.schema", "Schema of the warehouse's tables.")
            .orElse("public"),
        Setting.choice(
            "warehouse.dialect",
            "postgres",
            List.of("postgres", "redshift"),
            "SQL the warehouse speaks."),
        Setting.of(
            Type.TEXT,
            "warehouse.redshift.iam-role",
            "ARN of the role Redshift reads S3 with; unset means its default role."),
        Setting.of(
                Type.DURATION,
                "warehouse.lock-timeout",
                "How long a load waits for another load before it is rolled back and tried again.")
            .orElse("60s"),
        Setting.of(
                Type.DURATION,
                "warehouse.statement-timeout",
                "Longest statement of a load; the first load of a large table takes the longest.")
            .orElse("30m"),
        Setting.of(
                Type.DURATION,
                "warehouse.idle-timeout",
                "When the warehouse ends a load whose hub stopped between two statements; keep it"
                    + " below warehouse.lock-timeout, so that the next hub outlives it.")
            .orElse("30s"));
  }
}
