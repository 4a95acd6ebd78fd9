package io.serai.totesys.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.lake.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFileTest {
  private static final byte[] HASH = Sha256.digest().digest("row".getBytes(UTF_8));

  @TempDir private Path folder;

  @Test
  void rows_of_any_length_are_written_counted_and_hashed() throws IOException {
    StringBuilder expected = new StringBuilder("id,name\n");
    RowFile file = new RowFile(folder.resolve("table/part.csv"), "id,name\n".getBytes(UTF_8));

    try (file) {
      // around the size of the buffer, with what is added and without
      for (int length : new int[] {1, 65_400, 65_535, 65_536, 65_537, 200_000, 2}) {
        String row = "x".repeat(length);
        file.add((row + "\n").getBytes(UTF_8));
        file.add((row + "\n").getBytes(UTF_8), HASH, "f");
        expected.append(row).append('\n').append(row).append(',');
        expected.append(HexFormat.of().formatHex(HASH)).append(",f\n");
      }
    }

    byte[] content = Files.readAllBytes(file.path());
    assertThat(new String(content, UTF_8)).isEqualTo(expected.toString());
    assertThat(file.rows()).isEqualTo(14);
    assertThat(file.bytes()).isEqualTo(content.length);
    assertThat(file.sha256()).isEqualTo(HexFormat.of().formatHex(Sha256.digest().digest(content)));
  }
}
