package io.serai.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** The file that says where everything listens; it exists only while everything does. */
record Endpoints(Path file) {
  static Endpoints in(Path var) {
    return new Endpoints(var.resolve("endpoints.properties"));
  }

  /**
   * Written whole: a reader sees all addresses or no file. Values are not escaped, which Java reads
   * as well and a shell can, too.
   */
  void write(Map<String, String> addresses) throws IOException {
    StringBuilder lines =
        new StringBuilder("# Written by the sandbox; gone when it has stopped.\n");
    new TreeMap<>(addresses)
        .forEach((key, address) -> lines.append(key).append('=').append(address).append('\n'));
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, lines);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
