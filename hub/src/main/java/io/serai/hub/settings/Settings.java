package io.serai.hub.settings;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * The settings in force. Values may hold placeholders ({@code {{aws:name#field}}}, {@code
 * {{other.key}}}) that Camel resolves later: read them through {@link #resolvedBy}.
 */
public final class Settings {
  private final Catalogue catalogue;
  private final String profile;
  private final Map<String, Value> values;
  private final List<Fault> faults;
  private final Fault sandboxDown;
  private final UnaryOperator<String> resolver;

  private Settings(
      Catalogue catalogue,
      String profile,
      Map<String, Value> values,
      List<Fault> faults,
      Fault sandboxDown,
      UnaryOperator<String> resolver) {
    this.catalogue = catalogue;
    this.profile = profile;
    this.values = values;
    this.faults = faults;
    this.sandboxDown = sandboxDown;
    this.resolver = resolver;
  }

  /**
   * Gathers the settings; the first source that has one wins: {@code overrides}, the environment,
   * the files of {@code SERAI_SECRETS_DIR}, {@code var/endpoints.properties} (profile sandbox),
   * {@code config/application-<profile>.properties}, {@code config/application.properties}, the
   * default. Never throws for what a user wrote: see {@link #faults}.
   *
   * @param profile {@code sandbox} or {@code prod}
   * @param overrides what the command line names: nothing but settings and {@code camel.*}
   */
  public static Settings load(
      String profile,
      Map<String, String> environment,
      Path configDir,
      Path varDir,
      Map<String, String> overrides) {
    return load(Catalogue.serai(), profile, environment, configDir, varDir, overrides);
  }

  static Settings load(
      Catalogue catalogue,
      String profile,
      Map<String, String> environment,
      Path configDir,
      Path varDir,
      Map<String, String> overrides) {
    Gathering found = Gathering.of(catalogue, profile, environment, configDir, varDir, overrides);
    return new Settings(
        catalogue,
        profile,
        found.values(),
        found.faults(),
        found.sandboxDown(),
        Settings::unresolved);
  }

  /** The same settings, read through Camel's placeholders (or anything else that knows them). */
  public Settings resolvedBy(UnaryOperator<String> placeholders) {
    return new Settings(catalogue, profile, values, faults, sandboxDown, placeholders);
  }

  /** The same settings with one more: a port that was found free, an address that was learned. */
  public Settings with(String key, String value, String source) {
    catalogue.require(key);
    Map<String, Value> more = new LinkedHashMap<>(values);
    more.put(key, new Value(value, source));
    return new Settings(catalogue, profile, more, faults, sandboxDown, resolver);
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  public String profile() {
    return profile;
  }

  /** Everything that keeps the hub from starting, or an empty list. */
  public List<Fault> faults() {
    List<Fault> all = new ArrayList<>(faults);
    sandboxDown().ifPresent(all::add);
    return all;
  }

  /**
   * The one fault of profile sandbox that no edit mends: no sandbox is running. While it stands,
   * missing settings are not reported, since the sandbox would have provided them.
   */
  public Optional<Fault> sandboxDown() {
    return Optional.ofNullable(sandboxDown);
  }

  /** The value, or empty when the setting has neither a value nor a default. */
  public Optional<String> find(String key) {
    catalogue.require(key);
    return Optional.ofNullable(values.get(key)).map(this::resolve);
  }

  /** The value; its absence is an error that names the key. */
  public String get(String key) {
    return find(key)
        .orElseThrow(
            () -> new SeraiException(HubError.BAD_SETTINGS, "hub", "setting '%s' is not set", key));
  }

  public long integer(String key) {
    return typed(key, Long.class);
  }

  /** The words of a {@link Type#CHOICES}. */
  @SuppressWarnings("unchecked")
  public List<String> words(String key) {
    return typed(key, List.class);
  }

  /** A {@link Type#PAIRS} in its order; none when it is not set. */
  @SuppressWarnings("unchecked")
  public Map<String, String> pairs(String key) {
    return find(key).isEmpty() ? Map.of() : typed(key, Map.class);
  }

  /** A {@link Type#LIMITS}: the one of each name, and under the empty name that of all others. */
  @SuppressWarnings("unchecked")
  public Map<String, Integer> limits(String key) {
    return typed(key, Map.class);
  }

  public boolean flag(String key) {
    return typed(key, Boolean.class);
  }

  public Duration duration(String key) {
    return typed(key, Duration.class);
  }

  /** The steps of a {@link Type#DURATIONS}. */
  @SuppressWarnings("unchecked")
  public List<Duration> durations(String key) {
    return typed(key, List.class);
  }

  /** A size in bytes. */
  public long bytes(String key) {
    return typed(key, Long.class);
  }

  public LocalDate date(String key) {
    return typed(key, LocalDate.class);
  }

  public Path path(String key) {
    return typed(key, Path.class);
  }

  public URI address(String key) {
    return typed(key, URI.class);
  }

  public Schedule schedule(String key) {
    return typed(key, Schedule.class);
  }

  /** The bytes of a {@link Type#KEY_256}. */
  public byte[] key(String key) {
    return typed(key, byte[].class);
  }

  private <T> T typed(String key, Class<T> type) {
    Setting setting = catalogue.require(key);
    String value = get(key);
    Validation.problem(setting, value)
        .ifPresent(
            problem -> {
              throw new SeraiException(
                  HubError.BAD_SETTINGS, "hub", "%s (%s)", problem, values.get(key).source());
            });
    return type.cast(setting.type().parse(value));
  }

  private String resolve(Value value) {
    return value.pending() ? resolver.apply(value.raw()) : value.raw();
  }

  private static String unresolved(String raw) {
    throw new IllegalStateException("'" + raw + "' must be read through resolvedBy");
  }

  /** Where a value came from, e.g. {@code config/application.properties:12}. */
  public Optional<String> source(String key) {
    return Optional.ofNullable(values.get(key)).map(Value::source);
  }

  /** Every value in force, raw, in the order of the catalogue; options of Camel come last. */
  public Map<String, Value> values() {
    return Collections.unmodifiableMap(values);
  }

  /** What Camel Main starts from: every setting that has a value, and {@code camel.*}, raw. */
  public Properties asProperties() {
    Properties properties = new Properties();
    values.forEach((key, value) -> properties.setProperty(key, value.raw()));
    return properties;
  }

  /** Lines {@code key = value (source)}, secrets masked, in the order of the catalogue. */
  public List<String> effective() {
    return values.entrySet().stream()
        .map(
            entry -> {
              String key = entry.getKey();
              boolean secret =
                  catalogue.find(key).map(Setting::secret).orElse(Masking.secretOption(key));
              Value value = entry.getValue();
              String shown = Masking.shown(secret, value.raw());
              return "%s = %s   (%s)".formatted(key, shown, value.source());
            })
        .toList();
  }
}
