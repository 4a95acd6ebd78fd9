package io.serai.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.acceptance.bench.Bench;
import io.serai.hub.cli.Root;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class CommandsDT {
  @Test
  void every_command_of_a_document_is_one_the_launcher_understands() {
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (Path document : Project.files(".md")) {
      for (String command : new Markdown(Project.text(document)).commands()) {
        seen++;
        try {
          parse(command);
        } catch (ParameterException e) {
          wrong.add("%s: %s: %s".formatted(document, command, e.getMessage()));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).as("commands found in documents").isGreaterThan(15);
  }

  @Test
  void a_command_with_an_option_that_does_not_exist_is_noticed() {
    assertThatThrownBy(() -> parse("./serai demo --onec")).isInstanceOf(ParameterException.class);
  }

  @Test
  void quotes_keep_a_payload_together() {
    assertThat(CommandLines.arguments("./serai trigger totesys --payload '{\"a\": [1, 2]}' --wait"))
        .containsExactly("trigger", "totesys", "--payload", "{\"a\": [1, 2]}", "--wait");
  }

  private static void parse(String command) {
    String[] arguments = CommandLines.arguments(command);
    if (arguments.length > 0 && arguments[0].equals("bench")) {
      // why: the launcher gives these to the benchmarks; the hub has none
      new CommandLine(new Bench()).parseArgs(Arrays.copyOfRange(arguments, 1, arguments.length));
    } else {
      Root.line(arguments).parseArgs(arguments);
    }
  }
}
