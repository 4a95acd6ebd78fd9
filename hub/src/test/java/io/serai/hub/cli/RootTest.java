package io.serai.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.hub.flow.Flows;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.UnmatchedArgumentException;

class RootTest {
  private final Locale home = Locale.getDefault();

  @AfterEach
  void comeHome() {
    Locale.setDefault(home);
  }

  @Test
  void the_machines_language_gives_the_hub_no_digits() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));

    Root.run("--version");

    assertThat(String.format(Locale.getDefault(), "%06d", 42)).isEqualTo("000042");
  }

  @Test
  void the_command_that_is_named_answers_as_one_of_all_does() {
    Map<String, CommandLine> all = Root.line().getSubcommands();

    assertThat(all).hasSizeGreaterThan(10);
    all.forEach(
        (name, command) -> {
          Map<String, CommandLine> named = Root.line(name, "--help").getSubcommands();
          assertThat(named).containsOnlyKeys(name);
          assertThat(named.get(name).getUsageMessage()).isEqualTo(command.getUsageMessage());
        });
  }

  @Test
  void a_command_that_does_not_exist_is_told_what_is_meant() {
    assertThatThrownBy(() -> Root.line("snadbox").parseArgs("snadbox"))
        .isInstanceOfSatisfying(
            UnmatchedArgumentException.class,
            unmatched -> assertThat(unmatched.getSuggestions()).contains("sandbox"));
  }

  @Test
  void the_sandbox_gets_its_own_options() {
    assertThat(parsed("--flows", "totesys", "--var=elsewhere"))
        .containsExactly("--flows", "totesys", "--var=elsewhere");
  }

  @Test
  void without_options_the_sandbox_serves_every_flow() {
    assertThat(parsed()).containsExactly("--flows=" + String.join(",", Flows.all().keySet()));
  }

  private static List<String> parsed(String... options) {
    SandboxCommand command = new SandboxCommand();
    new CommandLine(command).parseArgs(options);
    return command.options();
  }
}
