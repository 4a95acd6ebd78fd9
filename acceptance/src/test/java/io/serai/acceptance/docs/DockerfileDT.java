package io.serai.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DockerfileDT {
  @Test
  void the_image_starts_the_hub_and_holds_nothing_of_the_sandbox() throws Exception {
    assertThat(replay("--built")).contains("stages replayed");
  }

  @Test
  @Tag("thorough")
  void the_image_builds_from_what_dockerignore_lets_in() throws Exception {
    assertThat(replay("--whole")).contains("stages replayed");
  }

  private static String replay(String how) throws IOException, InterruptedException {
    Process check =
        new ProcessBuilder(List.of("deploy/dockerfile-check.sh", how))
            .redirectErrorStream(true)
            .start();
    String said =
        new String(check.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(check.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(check.exitValue()).as(said).isZero();
    return said;
  }
}
