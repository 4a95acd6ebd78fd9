package io.serai.hub.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's own files, as text. Tests run in the project's root. */
final class Sources {
  static final Path ROUTES = Path.of("routes");
  static final Path CONFIG = Path.of("config");
  private static final Path SETTINGS = Path.of("hub/src/main/java/io/serai/hub/settings");
  private static final List<Path> JAVA =
      List.of(Path.of("hub/src/main/java"), Path.of("processors/src/main/java"));

  private Sources() {}

  /** Java of the hub and its flows, without the catalogue of settings itself. */
  static List<String> java() {
    List<String> texts = new ArrayList<>();
    JAVA.forEach(root -> texts.addAll(texts(root, ".java")));
    return texts;
  }

  static List<String> routes() {
    return texts(ROUTES, ".yaml");
  }

  static List<String> config() {
    return texts(CONFIG, ".properties");
  }

  static List<Path> files(Path root, String suffix) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(suffix) && !file.startsWith(SETTINGS))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first group of every match, over several texts. */
  static Set<String> all(List<String> texts, String regex) {
    Set<String> found = new TreeSet<>();
    for (String text : texts) {
      Matcher matcher = Pattern.compile(regex).matcher(text);
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
    }
    return found;
  }

  private static List<String> texts(Path root, String suffix) {
    return files(root, suffix).stream().map(Sources::text).toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
