package io.serai.hub.settings;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes in bytes as people write them. */
public final class Sizes {
  private static final Pattern SIZE = Pattern.compile("(\\d+)\\s?([KMGT]i?)?B");
  private static final List<String> STEPS = List.of("", "K", "M", "G", "T");

  private Sizes() {}

  /**
   * Reads {@code 192MB} as 192 000 000 bytes and {@code 192MiB} as 192 · 2²⁰ (IEC 80000-13), as
   * DuckDB does.
   */
  public static long parse(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new IllegalArgumentException("not a size: " + text);
    }
    String prefix = size.group(2) == null ? "" : size.group(2);
    long base = prefix.endsWith("i") ? 1024 : 1000;
    long bytes = Long.parseLong(size.group(1));
    for (int i = 0; i < STEPS.indexOf(prefix.replace("i", "")); i++) {
      bytes = Math.multiplyExact(bytes, base);
    }
    return bytes;
  }
}
