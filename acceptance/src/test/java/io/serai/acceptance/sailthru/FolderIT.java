package io.serai.acceptance.sailthru;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.TestHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports that come to a folder. */
class FolderIT {
  private static final Duration LONGER_THAN_SETTLING = Duration.ofMinutes(1);

  @TempDir Path folder;

  private final Exports exports = new Exports();

  private TestHub start() {
    return TestHub.start(exports, Map.of("sailthru.inbox-folder", folder.toString()));
  }

  @Test
  void a_file_is_taken_once_it_was_left_alone_and_stays_where_it_is() throws IOException {
    Path file = folder.resolve("export.zip");
    Files.write(file, Zip.of("blast.20160401.json", Line.blast(1, "one")));
    Files.writeString(folder.resolve(".export.zip.part"), "half");
    try (TestHub hub = start()) {
      assertThat(Exports.run(hub).stage("receive").read()).isZero();

      hub.clock().pass(LONGER_THAN_SETTLING);
      Chain taken = Exports.run(hub);

      assertThat(taken.stage("load").written()).isEqualTo(1);
      assertThat(exports.rows("SELECT name FROM sailthru.blast")).containsExactly("one");
      assertThat(file).exists();
      assertThat(Exports.run(hub).stage("receive").read()).isZero();
    }
  }

  @Test
  void a_folder_that_is_gone_is_named_and_found_again() throws IOException {
    Path gone = folder.resolve("inbox");
    try (TestHub hub = TestHub.start(exports, Map.of("sailthru.inbox-folder", gone.toString()))) {
      Chain failed = Exports.run(hub);
      assertThat(failed.stage("receive").status()).isEqualTo("FAILED");
      assertThat(failed.errors()).contains("SERAI-4010");

      Files.createDirectory(gone);
      Files.writeString(gone.resolve("blast.20160401.json"), Line.blast(1, "one"));
      hub.clock().pass(LONGER_THAN_SETTLING);

      assertThat(Exports.run(hub).stage("load").written()).isEqualTo(1);
    }
  }
}
