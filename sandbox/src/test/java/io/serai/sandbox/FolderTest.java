package io.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  private static final Identity ONE = new Identity("one");
  private static final Identity OTHER = new Identity("other");

  @TempDir Path var;
  private Path folder;

  @BeforeEach
  void folder() {
    folder = var.resolve("sandbox");
  }

  @Test
  void data_that_are_asked_for_again_are_kept() throws IOException {
    complete(ONE);

    assertThat(prepare(ONE)).isFalse();
    assertThat(folder.resolve("pg/data")).exists();
  }

  @Test
  void other_data_empty_the_folder() throws IOException {
    complete(ONE);

    assertThat(prepare(OTHER)).isTrue();
    assertThat(folder.resolve("pg")).doesNotExist();
  }

  @Test
  void an_unfinished_start_empties_the_folder() throws IOException {
    complete(ONE);
    Files.delete(folder.resolve("identity"));

    assertThat(prepare(ONE)).isTrue();
    assertThat(folder.resolve("pg")).doesNotExist();
  }

  @Test
  void a_folder_that_no_sandbox_made_is_left_alone() throws IOException {
    Path theirs = Files.createDirectories(folder.resolve("src")).resolve("Code.java");
    Files.writeString(theirs, "class Code {}");

    assertThatThrownBy(() -> prepare(ONE)).hasMessageContaining("SERAI-7006");
    assertThat(theirs).exists();
  }

  private void complete(Identity identity) throws IOException {
    prepare(identity);
    Files.createDirectories(folder.resolve("pg"));
    Files.writeString(folder.resolve("pg/data"), "rows");
    identity.keepIn(folder);
  }

  private boolean prepare(Identity identity) throws IOException {
    return Folder.prepare(folder, identity, OneSandbox.quiet());
  }
}
