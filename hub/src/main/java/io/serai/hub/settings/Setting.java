package io.serai.hub.settings;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One setting, as declared by the flow that owns it.
 *
 * @param key dotted, lower case, e.g. {@code totesys.jdbc.url}
 * @param defaultValue null when it has none
 * @param required where its absence is a fault
 * @param secret whether its value is masked everywhere
 * @param unit of a bare number, e.g. {@code s}; empty when the value carries its own or has none
 * @param doc one or two sentences for the reader of docs/reference/configuration.md
 * @param allowed the values of a {@link Type#CHOICE}; empty otherwise
 * @param minimum smallest integer, or smallest size in bytes; null when any is right
 * @param flows the flows that read it; it is required only where one of them runs. Empty: the hub
 */
public record Setting(
    String key,
    Type type,
    String defaultValue,
    Required required,
    boolean secret,
    String unit,
    String doc,
    List<String> allowed,
    Long minimum,
    Set<String> flows) {

  /** Where a setting must have a value. */
  public enum Required {
    NO,
    ALWAYS,
    SANDBOX,
    PROD;

    /** Whether it must have one in a profile, e.g. {@code prod}. */
    public boolean in(String profile) {
      return this == ALWAYS || name().toLowerCase(Locale.ROOT).equals(profile);
    }
  }

  static Setting of(Type type, String key, String doc) {
    return new Setting(key, type, null, Required.NO, false, "", doc, List.of(), null, Set.of());
  }

  /** A comma-separated list of some of the allowed words; all of them by default. */
  static Setting choices(String key, List<String> allowed, String doc) {
    return new Setting(
        key,
        Type.CHOICES,
        String.join(",", allowed),
        Required.NO,
        false,
        "",
        doc,
        allowed,
        null,
        Set.of());
  }

  static Setting choice(String key, String defaultValue, List<String> allowed, String doc) {
    return new Setting(
        key, Type.CHOICE, defaultValue, Required.NO, false, "", doc, allowed, null, Set.of());
  }

  Setting orElse(String value) {
    return new Setting(key, type, value, required, secret, unit, doc, allowed, minimum, flows);
  }

  Setting required(Required where) {
    return new Setting(key, type, defaultValue, where, secret, unit, doc, allowed, minimum, flows);
  }

  Setting masked() {
    return new Setting(key, type, defaultValue, required, true, unit, doc, allowed, minimum, flows);
  }

  Setting in(String bareUnit) {
    return new Setting(
        key, type, defaultValue, required, secret, bareUnit, doc, allowed, minimum, flows);
  }

  Setting atLeast(long least) {
    return new Setting(key, type, defaultValue, required, secret, unit, doc, allowed, least, flows);
  }

  Setting usedBy(Set<String> users) {
    return new Setting(
        key, type, defaultValue, required, secret, unit, doc, allowed, minimum, users);
  }

  /** Whether any of these flows, or the hub itself, reads it. */
  boolean concerns(Collection<String> running) {
    return flows.isEmpty() || running.stream().anyMatch(flows::contains);
  }

  /** The environment variable that sets it, e.g. {@code SERAI_TOTESYS_JDBC_URL}. */
  public String environmentName() {
    return "SERAI_" + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
