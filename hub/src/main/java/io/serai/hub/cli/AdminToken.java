package io.serai.hub.cli;

import io.serai.hub.Hub;
import io.serai.hub.ledger.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The sandbox's admin token in {@code var/token}, readable by its owner alone. */
final class AdminToken {
  private AdminToken() {}

  /** Keeps the token that is there while the hub knows it, else makes a new one. */
  static String write(Hub hub) throws IOException {
    Tokens tokens = hub.parts().tokens();
    if (Files.exists(Places.TOKEN)) {
      String known = Files.readString(Places.TOKEN, StandardCharsets.UTF_8).trim();
      if (tokens.holder(known).isPresent()) {
        return known;
      }
    }
    String secret = tokens.create("operator", List.of("admin"), null).secret();
    Files.deleteIfExists(Places.TOKEN);
    if (Files.getFileStore(Places.VAR).supportsFileAttributeView("posix")) {
      Files.createFile(
          Places.TOKEN,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(Places.TOKEN, secret + "\n", StandardCharsets.UTF_8);
    return secret;
  }
}
