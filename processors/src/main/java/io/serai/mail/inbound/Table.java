package io.serai.mail.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The readable files of rules that lie beside the classes. */
public final class Table {
  private Table() {}

  /** The lines of a file that are neither blank nor comments, stripped. */
  public static List<String> lines(String name) {
    try (InputStream in = Table.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a file below their {@code [section]}; a section may come in pieces. */
  public static Map<String, List<String>> sections(String name) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> section = List.of();
    for (String line : lines(name)) {
      if (line.startsWith("[")) {
        String title = line.substring(1, line.indexOf(']'));
        section = sections.computeIfAbsent(title, t -> new ArrayList<>());
      } else {
        section.add(line);
      }
    }
    return sections;
  }
}
