package io.serai.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.hub.flow.Flows;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

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
