package io.serai.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a generated document with its file, or writes it when told to. */
final class Reference {
  static final String COMMAND =
      "./mvnw -q -pl acceptance -am test -Dtest=ScenariosDT"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dserai.docs.write=true";

  private Reference() {}

  static void fresh(Path file, String text) throws IOException {
    if (Boolean.getBoolean("serai.docs.write")) {
      Files.writeString(file, text);
    }
    assertThat(Project.text(file))
        .as("%s is stale; write it again with %s", file, COMMAND)
        .isEqualTo(text);
  }
}
