package io.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  private static final Identity ONE = new Identity(Map.of("a", "one"));
  private static final Identity OTHER = new Identity(Map.of("a", "other"));

  @TempDir Path var;
  private Path folder;

  @BeforeEach
  void folder() {
    folder = var.resolve("sandbox");
  }

  @Test
  void data_that_are_asked_for_again_are_kept() throws IOException {
    complete(ONE);

    assertThat(prepare(ONE)).isEqualTo(ONE);
    assertThat(folder.resolve("pg/data")).exists();
  }

  @Test
  void other_data_empty_the_folder() throws IOException {
    complete(ONE);

    assertThat(prepare(OTHER).flows()).isEmpty();
    assertThat(folder.resolve("pg")).doesNotExist();
  }

  @Test
  void data_of_another_flow_stay_and_the_new_one_is_missing() throws IOException {
    Identity more = ONE.with("b", "two");
    complete(ONE);

    assertThat(prepare(more).missing(more)).containsExactly("b");
    assertThat(prepare(new Identity(Map.of("b", "two"))).flows()).containsOnlyKeys("a");
    assertThat(folder.resolve("pg/data")).exists();
  }

  @Test
  void a_flow_whose_data_were_never_completed_empties_the_folder() throws IOException {
    complete(ONE);
    ONE.begun("b").keepIn(folder);

    assertThat(prepare(ONE).flows()).isEmpty();
    assertThat(folder.resolve("pg")).doesNotExist();
  }

  @Test
  void an_unfinished_start_empties_the_folder() throws IOException {
    complete(ONE);
    Files.delete(folder.resolve("identity"));

    assertThat(prepare(ONE).flows()).isEmpty();
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

  private Identity prepare(Identity identity) throws IOException {
    return Folder.prepare(folder, identity, OneSandbox.quiet());
  }
}
