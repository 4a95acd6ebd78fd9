package io.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as its own process: how it comes, how it goes, what it leaves behind. */
class SandboxProcessIT {
  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stopAll() throws Exception {
    for (Process process : started) {
      process.getOutputStream().close();
      process.waitFor(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void an_attached_sandbox_goes_with_its_parent_and_a_killed_one_is_cleared_away()
      throws Exception {
    Process killed = start();
    ProcessHandle leftOver = postmaster();
    killed.destroyForcibly().waitFor();
    assertThat(leftOver.isAlive()).isTrue();

    Process next = start();
    assertThat(leftOver.isAlive()).isFalse();
    ProcessHandle server = postmaster();

    // Its standard input ends, as it does when whoever started it dies.
    next.getOutputStream().close();

    assertThat(next.waitFor(15, TimeUnit.SECONDS)).isTrue();
    assertThat(next.exitValue()).isZero();
    await().atMost(Duration.ofSeconds(5)).until(() -> !server.isAlive());
    assertThat(Endpoints.in(folder).file()).doesNotExist();
  }

  private Process start() throws IOException {
    Endpoints.in(folder).delete();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dot.epg.working-dir=" + System.getProperty("ot.epg.working-dir"),
                "-cp",
                System.getProperty("java.class.path"),
                Sandbox.class.getName(),
                "--empty",
                "--flows=totesys",
                "--attached",
                "--var",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    started.add(process);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.exists(Endpoints.in(folder).file()) || !process.isAlive());
    assertThat(folder.resolve("out.txt")).content().contains("PostgreSQL       127.0.0.1:");
    return process;
  }

  private ProcessHandle postmaster() throws IOException {
    Path pid = folder.resolve("sandbox/pg/postmaster.pid");
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0))).orElseThrow();
  }
}
