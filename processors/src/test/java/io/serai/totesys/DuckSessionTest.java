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

  private static final String SHORT_ROWS = "SELECT i FROM range(100000) AS numbers(i)";

  @TempDir Path folder;

  @Test
  void no_group_of_rows_is_much_longer_than_twenty_thousand() {
    DuckSettings settings = new DuckSettings("48MB", 2);
    Path file = folder.resolve("short.parquet");
    try (DuckSession duck = DuckSession.open(settings, folder, TotesysError.TRANSFORM_FAILED)) {
      duck.writeParquet(SHORT_ROWS, file, "zstd");
      assertThat(
              duck.count(
                  "SELECT max(row_group_num_rows) FROM parquet_metadata(%s)"
                      .formatted(DuckSession.text(file.toString()))))
          .isBetween(1L, 30_000L);
    }
  }

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
