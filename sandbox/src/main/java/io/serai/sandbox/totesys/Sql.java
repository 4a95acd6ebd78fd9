package io.serai.sandbox.totesys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** SQL files beside this class. */
final class Sql {
  private Sql() {}

  static String resource(String path) {
    try (InputStream sql = Sql.class.getResourceAsStream(path)) {
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
