package io.serai.acceptance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the system says of a process's memory, in bytes. */
record ProcessMemory(long pid) {
  /** Resident at most. */
  long peak() {
    return bytes("VmHWM:");
  }

  /** Resident now. */
  long now() {
    return bytes("VmRSS:");
  }

  private long bytes(String name) {
    try (Stream<String> status = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return status
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
