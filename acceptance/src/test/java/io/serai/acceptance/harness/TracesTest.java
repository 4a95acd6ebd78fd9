package io.serai.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesTest {
  @TempDir Path dir;

  @Test
  void a_string_is_found_in_files_and_texts_and_called_by_its_name() throws IOException {
    Path file = Files.writeString(dir.resolve("hub.log"), "user ö password hunter22 end");
    Files.writeString(dir.resolve("clean.log"), "password hunter2");

    Traces traces =
        new Traces()
            .of("password", "hunter22")
            .of("name", "O'Keefe")
            .inFiles(dir)
            .inText("answer", "O'Keefe was here");

    assertThat(traces.found()).containsExactly(file + ": password", "answer: name");
  }

  @Test
  void a_string_too_short_to_mean_anything_is_refused() {
    assertThatThrownBy(() -> new Traces().of("digit", "1")).hasMessageContaining("too short");
  }
}
