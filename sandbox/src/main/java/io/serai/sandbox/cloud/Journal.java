package io.serai.sandbox.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a tenant was given, record after record in a file: how it comes back after a restart. */
final class Journal implements AutoCloseable {
  /** Somebody who takes records. */
  @FunctionalInterface
  interface Sink {
    void put(ObjectNode record) throws Malformed;
  }

  private final Path file;
  private final BufferedWriter out;

  private Journal(Path file, BufferedWriter out) {
    this.file = file;
    this.out = out;
  }

  static Journal open(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return new Journal(
        file, Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /** Gives back all that was kept; a last line that was cut off by a kill is left out. */
  void replay(Sink into) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty()) {
          replay(line, into);
        }
      }
    }
  }

  private void replay(String line, Sink into) throws IOException {
    try {
      into.put((ObjectNode) Json.tree(line));
    } catch (Malformed e) {
      out.newLine();
    }
  }

  void keep(ObjectNode record) {
    try {
      out.write(record.toString());
      out.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
