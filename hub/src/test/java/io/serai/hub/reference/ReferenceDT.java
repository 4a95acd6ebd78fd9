package io.serai.hub.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.hub.settings.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceDT {
  @TempDir Path dir;

  @Test
  void the_reference_of_settings_is_what_the_catalogue_says() throws IOException {
    Reference.fresh("configuration.md", ConfigurationDocument.text(Catalogue.serai()));
  }

  @Test
  void the_reference_of_errors_is_what_the_codes_say() throws IOException {
    Reference.fresh("errors.md", ErrorsDocument.text(DocumentedError.sections()));
  }

  @Test
  void every_setting_has_its_row_and_secrets_are_named_as_such() {
    String text = ConfigurationDocument.text(Catalogue.serai());
    assertThat(text)
        .contains("| `hub.lease` | duration | `60s` |  |")
        .contains("| `hub.shutdown-timeout` | integer in s, at least 1 | `30` |")
        .contains("| `totesys.jdbc.password` | text, secret |  | prod |")
        .contains("| `warehouse.dialect` | `postgres`, `redshift` | `postgres` |");
    Catalogue.serai().settings().forEach(s -> assertThat(text).contains("`" + s.key() + "`"));
  }

  @Test
  void no_two_errors_share_a_number() throws IOException {
    List<Integer> numbers =
        DocumentedError.sections().values().stream()
            .flatMap(Collection::stream)
            .map(DocumentedError::number)
            .toList();
    assertThat(numbers).doesNotHaveDuplicates();
  }

  @Test
  void every_error_in_the_sources_is_documented() throws IOException {
    String text = ErrorsDocument.text(DocumentedError.sections());
    for (String module : List.of("processors", "hub", "sandbox")) {
      for (Path file : errorEnums(Path.of(module, "src/main/java"))) {
        Pattern.compile("^ +[A-Z_]+\\(\\s*(\\d{4}),", Pattern.MULTILINE)
            .matcher(Files.readString(file))
            .results()
            .forEach(
                number ->
                    assertThat(text).as("of " + file).contains("### SERAI-" + number.group(1)));
      }
    }
  }

  private static List<Path> errorEnums(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(ReferenceDT::declaresErrors).toList();
    }
  }

  private static boolean declaresErrors(Path file) {
    try {
      return file.toString().endsWith("Error.java") && Files.readString(file).contains(" enum ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void errors_are_read_from_source_however_the_text_is_wrapped() {
    String source =
        """
          BAD(
              7001,
              "One"
                  + " sentence.",
              "do it.",
              Retry.TRANSIENT),
          WORSE(7002, "Two.", "leave it.", Retry.PERMANENT);
        """;
    assertThat(DocumentedError.parse(source))
        .containsExactly(
            new DocumentedError(7001, "One sentence.", "do it.", true),
            new DocumentedError(7002, "Two.", "leave it.", false));
  }

  @Test
  void a_missing_or_stale_reference_fails_and_says_how_to_write_it() throws IOException {
    assertThatThrownBy(() -> Reference.fresh(dir, "x.md", "new", false))
        .hasMessageContaining("is missing")
        .hasMessageContaining(Reference.COMMAND);
    Files.writeString(dir.resolve("x.md"), "old");
    assertThatThrownBy(() -> Reference.fresh(dir, "x.md", "new", false))
        .hasMessageContaining("is stale")
        .hasMessageContaining(Reference.COMMAND);
    assertThatCode(() -> Reference.fresh(dir, "x.md", "new", true)).doesNotThrowAnyException();
  }
}
