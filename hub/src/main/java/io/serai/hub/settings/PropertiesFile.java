package io.serai.hub.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A properties file that remembers lines; its syntax is that of {@link Properties#load}. */
final class PropertiesFile {
  private PropertiesFile() {}

  /** One entry; {@code line} counts from 1. */
  record Entry(String key, String value, int line) {}

  /**
   * Reads a file in UTF-8.
   *
   * @throws IllegalArgumentException on a broken escape; its message names the line
   */
  static List<Entry> read(Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      int first = i;
      StringBuilder logical = new StringBuilder(lines.get(i));
      while (!isComment(lines.get(first)) && continues(lines.get(i)) && i + 1 < lines.size()) {
        logical.append('\n').append(lines.get(++i));
      }
      entry(logical.toString(), first + 1, entries);
    }
    return entries;
  }

  private static void entry(String logical, int line, List<Entry> entries) throws IOException {
    Properties one = new Properties();
    try {
      one.load(new StringReader(logical));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line " + line + " has a broken \\u escape", e);
    }
    one.stringPropertyNames()
        .forEach(key -> entries.add(new Entry(key, one.getProperty(key).strip(), line)));
  }

  private static boolean isComment(String line) {
    return line.stripLeading().startsWith("#") || line.stripLeading().startsWith("!");
  }

  private static boolean continues(String line) {
    int slashes = 0;
    while (slashes < line.length() && line.charAt(line.length() - 1 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }
}
