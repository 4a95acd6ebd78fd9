package io.serai.hub.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.hub.settings.Catalogue;
import io.serai.hub.settings.Placeholders;
import io.serai.hub.settings.Setting;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue and its users name the same settings. */
class SettingsUseTest {
  private static final Catalogue CATALOGUE = Catalogue.serai();
  private static final Set<String> KEYS =
      CATALOGUE.settings().stream().map(Setting::key).collect(Collectors.toSet());

  /** Settings read by key from Java: {@code settings.duration("hub.lease")}. */
  private static final String READ =
      "settings\\(?\\)?\\s*\\.(?:get|find|integer|flag|duration|bytes|date|path|address|schedule|key|source)"
          + "\\(\\s*\"([\\w.-]+)\"\\s*\\)";

  static Set<String> unknown(List<String> java, List<String> texts) {
    Set<String> named = Sources.all(java, READ);
    Stream.of(java, texts)
        .flatMap(Collection::stream)
        .flatMap(text -> Placeholders.in(text).stream())
        .map(Placeholders.Use::key)
        .filter(key -> key.matches("[a-z][\\w-]*(\\.[\\w-]+)+"))
        .forEach(named::add);
    named.removeAll(KEYS);
    return named;
  }

  /** A literal that ends a key, as in {@code prefix + ".jdbc.url"}, uses every key it ends. */
  static Set<String> unused(List<String> java, List<String> texts) {
    Set<String> literals = Sources.all(java, "\"([\\w.-]+)\"");
    Set<String> placeholders =
        texts.stream()
            .flatMap(text -> Placeholders.in(text).stream())
            .map(Placeholders.Use::key)
            .collect(Collectors.toSet());
    return KEYS.stream()
        .filter(key -> !literals.contains(key) && !placeholders.contains(key))
        .filter(key -> literals.stream().noneMatch(end -> end.startsWith(".") && key.endsWith(end)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void every_setting_that_is_named_is_known() {
    List<String> texts =
        Stream.concat(Sources.routes().stream(), Sources.config().stream()).toList();
    assertThat(unknown(Sources.java(), texts)).isEmpty();
  }

  @Test
  void every_setting_that_is_known_is_used() {
    List<String> texts =
        Stream.concat(Sources.routes().stream(), Sources.config().stream()).toList();
    assertThat(unused(Sources.java(), texts)).isEmpty();
  }

  @Test
  void a_mistyped_name_is_found_in_java_and_in_routes() {
    String java = "settings.duration(\"hub.leese\"); settings.get(\"hub.lease\"); // {{hub.nope}}";
    assertThat(unknown(List.of(java), List.of("uri: x:{{totesys.none}} {{aws:a#b}} {{s3.region}}")))
        .containsExactly("hub.leese", "hub.nope", "totesys.none");
  }

  @Test
  void a_setting_nobody_names_is_found() {
    assertThat(unused(List.of("f(\"hub.lease\", p + \".jdbc.url\")"), List.of("{{s3.region}}")))
        .contains("hub.pool.size", "totesys.jdbc.username")
        .doesNotContain("hub.lease", "s3.region", "totesys.jdbc.url", "warehouse.jdbc.url");
  }
}
