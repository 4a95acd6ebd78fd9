package io.serai.hub.settings;

/**
 * A value as it was written, placeholders and all.
 *
 * @param source where: {@code config/application.properties:12}, {@code environment
 *     SERAI_HUB_LEASE}, {@code default}
 */
public record Value(String raw, String source) {
  /** Whether a part of it is still a placeholder that Camel resolves. */
  boolean pending() {
    return Placeholders.pending(raw);
  }
}
