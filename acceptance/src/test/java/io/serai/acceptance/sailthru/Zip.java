package io.serai.acceptance.sailthru;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives as the vendor makes them, and as he had better not. */
final class Zip {
  private static final LocalDateTime WRITTEN = LocalDateTime.of(2016, 4, 1, 0, 5);

  private Zip() {}

  /** An archive of {@code name, content, name, content …}. */
  static byte[] of(String... namesAndContents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        entry(zip, namesAndContents[i], namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(WRITTEN);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** An archive whose one entry is that many zeros. */
  static byte[] ofZeros(String name, int megabytes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      byte[] megabyte = new byte[1 << 20];
      for (int i = 0; i < megabytes; i++) {
        zip.write(megabyte);
      }
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** An archive with two entries of the same name, which no tool makes. */
  static byte[] withTwins(String name, String first, String second) {
    String other = name.substring(0, name.length() - 1) + "~";
    byte[] zip = of(name, first, other, second);
    byte[] from = other.getBytes(StandardCharsets.UTF_8);
    byte[] to = name.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i <= zip.length - from.length; i++) {
      if (java.util.Arrays.equals(zip, i, i + from.length, from, 0, from.length)) {
        System.arraycopy(to, 0, zip, i, to.length);
      }
    }
    return zip;
  }
}
