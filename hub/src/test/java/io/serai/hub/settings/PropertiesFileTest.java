package io.serai.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.hub.settings.PropertiesFile.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertiesFileTest {
  @TempDir Path dir;

  private Path file(String text) throws IOException {
    return Files.writeString(dir.resolve("x.properties"), text);
  }

  @Test
  void lines_are_counted_across_comments_and_continuations() throws IOException {
    Path file =
        file(
            """
            # a comment that ends with \\
            a = 1

            ! another
            b: one \\
               two
            c=\\u00e9
            """);
    assertThat(PropertiesFile.read(file))
        .containsExactly(
            new Entry("a", "1", 2), new Entry("b", "one two", 5), new Entry("c", "é", 7));
  }

  @Test
  void a_broken_escape_is_named_by_line() throws IOException {
    Path file = file("a=1\nb=\\u12\n");
    assertThatThrownBy(() -> PropertiesFile.read(file)).hasMessageContaining("line 2");
  }
}
