package io.serai.acceptance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/** What a figure was measured on: without it a figure says nothing. */
final class Machine {
  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final Path MEMORY = Path.of("/proc/meminfo");

  private Machine() {}

  static Map<String, String> describe() {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put(
        "machine", "%s cores %s, %s".formatted(cores(), value(CPU, "model name"), memory()));
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    // why: a busy machine spoils times, and even ratios; whoever reads the figures must see it
    machine.put(
        "load at the end",
        String.format(
            Locale.ROOT,
            "%.1f",
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    machine.put(
        "JDK", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    machine.put("Camel", CamelContext.class.getPackage().getImplementationVersion());
    return machine;
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static String memory() {
    String kilobytes = value(MEMORY, "MemTotal").replaceAll("\\D", "");
    return kilobytes.isEmpty() ? "" : Long.parseLong(kilobytes) / 1_000_000 + " GB";
  }

  /** The first value of a name in a file of Linux; empty elsewhere. */
  private static String value(Path file, String name) {
    if (!Files.exists(file)) {
      return "";
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
