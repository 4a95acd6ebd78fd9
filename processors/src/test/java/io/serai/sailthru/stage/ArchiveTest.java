package io.serai.sailthru.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  /** More than 65 535 entries have no number in the old end record (APPNOTE 4.3.14). */
  private static final int MANY = 66_000;

  @TempDir Path folder;

  @Test
  void an_archive_that_needs_zip64_is_read_to_its_last_entry() throws IOException {
    Path zip = folder.resolve("export.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (int i = 0; i < MANY; i++) {
        out.putNextEntry(new ZipEntry("blast." + i + ".json"));
        out.write("{}".getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }

    try (Archive archive = Archive.open("export.zip", zip)) {
      List<ZipEntry> entries = archive.entries();

      assertThat(entries).hasSize(MANY);
      assertThat(archive.refusals(new Limits(MANY, 200, 1L << 30, false))).isEmpty();
      assertThat(archive.refusals(new Limits(MANY - 1, 200, 1L << 30, false)))
          .singleElement()
          .satisfies(refusal -> assertThat(refusal.entry()).isNull());
      try (InputStream last = archive.zip().getInputStream(entries.get(MANY - 1))) {
        assertThat(last.readAllBytes()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
