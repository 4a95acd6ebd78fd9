package io.serai.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.docs.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModulesTest {
  @Test
  void no_module_but_acceptance_depends_on_the_sandbox() {
    for (String module : List.of("processors", "hub")) {
      assertThat(Project.text(Path.of(module, "pom.xml"))).doesNotContain("serai-sandbox");
    }
  }
}
