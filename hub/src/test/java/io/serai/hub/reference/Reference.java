package io.serai.hub.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a generated document with its file, or writes it when told to. */
final class Reference {
  static final String COMMAND =
      "./mvnw -q -pl hub -am test -Dtest=ReferenceDT -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dserai.docs.write=true";
  static final String NOTICE = "<!-- Generated; do not edit. " + COMMAND + " -->\n\n";

  private Reference() {}

  static void fresh(String name, String text) throws IOException {
    fresh(Path.of("docs/reference"), name, text, Boolean.getBoolean("serai.docs.write"));
  }

  static void fresh(Path folder, String name, String text, boolean write) throws IOException {
    Path file = folder.resolve(name);
    if (write) {
      Files.createDirectories(folder);
      Files.writeString(file, text);
    }
    assertThat(file).as("%s is missing; write it with %s", file, COMMAND).exists();
    assertThat(Files.readString(file))
        .as("%s is stale; write it again with %s", file, COMMAND)
        .isEqualTo(text);
  }

  /** A cell of a table: one line, no bar that would end it. */
  static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
