package io.serai.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The body of a request, which is read more than once: bytes in memory, or a file. */
@FunctionalInterface
public interface Body {
  /** From its first byte on; the caller closes it. */
  InputStream open() throws IOException;

  /**
   * @param text null is as good as empty
   */
  static Body of(String text) {
    return of(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param bytes null is as good as none
   */
  static Body of(byte[] bytes) {
    return () -> bytes == null ? InputStream.nullInputStream() : new ByteArrayInputStream(bytes);
  }

  static Body in(Path file) {
    return () -> Files.newInputStream(file);
  }
}
