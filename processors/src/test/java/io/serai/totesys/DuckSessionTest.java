package io.serai.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckSessionTest {
  private static final int ROWS = 20_000;
  private static final String LONG_TEXTS =
      "SELECT i, repeat(md5(i::VARCHAR), 100) AS words FROM range(%d) AS numbers(i)"
          .formatted(ROWS);

  @TempDir Path folder;

  @Test
  void sixty_megabytes_of_long_texts_become_parquet_with_less_memory_than_that() {
    DuckSettings settings = new DuckSettings("48MB", 2);
    Path file = folder.resolve("long.parquet");
    try (DuckSession duck = DuckSession.open(settings, folder, TotesysError.TRANSFORM_FAILED)) {
      assertThat(duck.writeParquet(LONG_TEXTS, file, "zstd")).isEqualTo(ROWS);
      assertThat(
              duck.count(
                  "SELECT count(*) FROM read_parquet(%s) WHERE length(words) = 3200"
                      .formatted(DuckSession.text(file.toString()))))
          .isEqualTo(ROWS);
    }
  }
}
