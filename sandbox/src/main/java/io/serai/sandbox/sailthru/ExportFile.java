package io.serai.sandbox.sailthru;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.function.ObjIntConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an export as the vendor packs it: four files, sizes only in data descriptors, a blank line
 * at the end of the profiles. The same seed and size make the same bytes.
 */
public final class ExportFile {
  /** Its name. */
  public static final String NAME = "sailthru_export.20160401.zip";

  private static final int CHUNK = 1 << 16;
  private static final LocalDateTime WRITTEN = LocalDateTime.of(2016, 4, 1, 0, 5);

  private final Lines lines;
  private final ExportSize size;

  public ExportFile(long seed, ExportSize size) {
    this.lines = new Lines(seed, size);
    this.size = size;
  }

  /** {@code <file> <seed> <messages> <profiles> <labels> <opened>}: for measurements. */
  public static void main(String[] arguments) throws IOException {
    int messages = Integer.parseInt(arguments[2]);
    ExportSize size =
        new ExportSize(
            100,
            messages,
            messages / 10,
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]),
            Integer.parseInt(arguments[5]));
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0])), CHUNK)) {
      new ExportFile(Long.parseLong(arguments[1]), size).write(out);
    }
  }

  /** Writes the archive in constant memory. */
  public void write(OutputStream to) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
    entry(zip, "blast.20160401.json", size.blasts(), (text, i) -> lines.blast(i, text));
    entry(
        zip,
        "message_blast.20160401.json",
        size.messages(),
        (text, i) -> lines.messageBlast(i, text));
    entry(
        zip,
        "message_transactional.20160401.json",
        size.transactional(),
        (text, i) -> lines.transactional(i, text));
    entry(
        zip,
        "profile.20160401.json",
        size.profiles(),
        (text, i) -> {
          lines.profile(i, text);
          text.append(i == size.profiles() - 1 ? "\n" : "");
        });
    zip.finish();
    zip.flush();
  }

  private static void entry(
      ZipOutputStream zip, String name, int count, ObjIntConsumer<StringBuilder> line)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(WRITTEN);
    zip.putNextEntry(entry);
    StringBuilder text = new StringBuilder(2 * CHUNK);
    for (int i = 0; i < count; i++) {
      line.accept(text, i);
      if (text.length() > CHUNK || i == count - 1) {
        zip.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
      }
    }
    zip.closeEntry();
  }
}
