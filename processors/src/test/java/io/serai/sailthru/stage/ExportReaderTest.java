package io.serai.sailthru.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.core.SeraiException;
import io.serai.lake.Part;
import io.serai.sailthru.SailthruError;
import io.serai.sailthru.stage.Staging.Staged;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delivered files of every form, and what the limits refuse of them. */
class ExportReaderTest {
  private static final String BLAST = "{\"id\":1,\"name\":\"one\"}\n";
  private static final String PROFILE = "{\"id\":\"p1\",\"email\":\"mike@mail.example\"}\n";
  private static final long ROOM = 1 << 20;

  @TempDir Path work;
  private Staging staging;

  @BeforeEach
  void make() {
    staging = new Staging(work);
  }

  private static Limits limits(long bytes, boolean lenient) {
    return new Limits(10, 200, bytes, lenient);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(utf8(text));
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        out.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        out.write((byte[]) namesAndContents[i + 1]);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable staged, String why) {
    assertThatThrownBy(staged)
        .hasMessageContaining(why)
        .isInstanceOfSatisfying(
            SeraiException.class,
            e -> assertThat(e.code()).isEqualTo(SailthruError.EXPORT_REFUSED));
  }

  @Test
  void gzip_is_read_alone_and_within_an_archive() throws IOException {
    Staged alone = staging.stage("blast.20160401.json.gz", gzip(BLAST), limits(ROOM, false));
    Staged within =
        staging.stage(
            "export.zip",
            zip("blast.20160401.json.gz", gzip(BLAST), "profile.20160401.json", utf8(PROFILE)),
            limits(ROOM, false));

    assertThat(alone.manifest().parts()).extracting(Part::dataset).containsExactly("blast");
    assertThat(within.manifest().rows()).isEqualTo(2);
    assertThat(within.manifest().facts().get("entries"))
        .contains(sha256(alone))
        .contains("blast.20160401.json.gz");
  }

  private static String sha256(Staged staged) {
    return io.serai.sailthru.Entry.of(staged.manifest()).get(0).sha256();
  }

  @Test
  void what_gzip_unpacks_to_counts_for_the_whole_archive() throws IOException {
    String lines = BLAST.repeat(100);
    byte[] two = zip("blast.20160401.json.gz", gzip(lines), "blast.20160402.json.gz", gzip(lines));

    assertThat(
            staging.stage("export.zip", two, limits(2L * lines.length(), false)).manifest().rows())
        .isEqualTo(200);
    assertRefused(
        () -> staging.stage("export.zip", two, limits(2L * lines.length() - 1, false)),
        "sailthru.zip.max-total");
  }

  @Test
  void a_bomb_of_gzip_is_refused_alone_and_within_an_archive() throws IOException {
    byte[] bomb = gzip(" ".repeat(1 << 22));

    assertRefused(
        () -> staging.stage("blast.20160401.json.gz", bomb, limits(1L << 30, false)), "max-ratio");
    assertRefused(
        () ->
            staging.stage(
                "export.zip", zip("blast.20160401.json.gz", bomb), limits(1L << 30, false)),
        "max-ratio");
  }

  @Test
  void a_lenient_hub_reads_what_is_left_when_every_refusal_is_taken_out() throws IOException {
    byte[] bytes =
        zip(
            "profile.20160401.json", utf8(PROFILE),
            "a/blast.20160401.json", utf8(BLAST),
            "b/blast.20160401.json", utf8(BLAST.repeat(2)),
            "blast.20160402.json", utf8(BLAST.repeat(3)),
            "blast.20160402.jso~", utf8(BLAST.repeat(4)),
            "../blast.20160403.json", utf8(BLAST),
            "more.zip", utf8("PK"),
            "blast.20160404.json", utf8(" ".repeat(1 << 22)));
    byte[] twins = replaced(bytes, "blast.20160402.jso~", "blast.20160402.json");

    Staged staged = staging.stage("export.zip", twins, limits(1L << 30, true));

    assertThat(staged.manifest().parts()).extracting(Part::dataset).containsExactly("profile");
    assertThat(staged.manifest().rows()).isEqualTo(1);
    assertRefused(() -> staging.stage("export.zip", twins, limits(1L << 30, false)), "two entries");
  }

  private static byte[] replaced(byte[] bytes, String from, String to) {
    byte[] copy = bytes.clone();
    byte[] what = utf8(from);
    for (int i = 0; i <= copy.length - what.length; i++) {
      if (Arrays.equals(copy, i, i + what.length, what, 0, what.length)) {
        System.arraycopy(utf8(to), 0, copy, i, what.length);
      }
    }
    return copy;
  }
}
