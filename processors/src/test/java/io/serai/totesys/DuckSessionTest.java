package io.serai.totesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.core.Run;
import io.serai.core.SeraiException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
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
    try (DuckDatabase database = new DuckDatabase(settings, folder);
        DuckSession duck = database.session(TotesysError.TRANSFORM_FAILED)) {
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
    try (DuckDatabase database = new DuckDatabase(settings, folder);
        DuckSession duck = database.session(TotesysError.TRANSFORM_FAILED)) {
      assertThat(duck.writeParquet(LONG_TEXTS, file, "zstd")).isEqualTo(ROWS);
      assertThat(
              duck.count(
                  "SELECT count(*) FROM read_parquet(%s) WHERE length(words) = 3200"
                      .formatted(DuckSession.text(file.toString()))))
          .isEqualTo(ROWS);
    }
  }

  @Test
  void every_session_has_the_limits_and_nothing_of_another() {
    try (DuckDatabase database = new DuckDatabase(new DuckSettings("48MB", 1), folder)) {
      try (DuckSession one = database.session(TotesysError.TRANSFORM_FAILED);
          DuckSession other = database.session(TotesysError.LOAD_FAILED)) {
        one.run("CREATE TEMP TABLE mine AS SELECT 1 AS n");
        one.run("CREATE TEMP VIEW payment AS FROM mine");
        assertThat(own(one)).isEqualTo(2);
        assertThat(own(other)).isZero();
        assertThat(settings(one)).isEqualTo(settings(other));
      }
      try (DuckSession next = database.session(TotesysError.TRANSFORM_FAILED)) {
        assertThat(settings(next))
            .isEqualTo("45.7 MiB 1 " + folder.resolve("spill-1") + " false UTC true");
        assertThat(own(next)).isZero();
        next.run("CREATE TEMP TABLE mine AS SELECT 2 AS n");
      }
    }
  }

  /** Tables and views that a session sees beside DuckDB's own. */
  private static long own(DuckSession duck) {
    return duck.count(
        "SELECT (SELECT count(*) FROM duckdb_tables()) + (SELECT count(*) FROM duckdb_views() WHERE NOT internal)");
  }

  private static String settings(DuckSession duck) {
    String[] found = new String[1];
    duck.query(
        """
        SELECT concat_ws(' ', current_setting('memory_limit'), current_setting('threads'),
          current_setting('temp_directory'), current_setting('preserve_insertion_order'),
          current_setting('TimeZone'), current_setting('jdbc_stream_results'))""",
        row -> found[0] = row.getString(1));
    return found[0];
  }

  @Test
  void after_a_failure_the_next_session_has_a_database_of_its_own() {
    try (DuckDatabase database = new DuckDatabase(new DuckSettings("48MB", 1), folder)) {
      try (DuckSession duck = database.session(TotesysError.TRANSFORM_FAILED)) {
        duck.run("CREATE TABLE kept AS SELECT 1 AS n");
        String given = "SELECT i FROM range(9) AS n(i) WHERE i < 3 OR " + DuckSession.GIVE_UP;
        assertThatThrownBy(() -> duck.writeParquet(given, folder.resolve("up"), "zstd"))
            .isInstanceOf(DuckSession.GivenUp.class);
      }
      try (DuckSession duck = database.session(TotesysError.TRANSFORM_FAILED)) {
        assertThat(duck.count("SELECT n FROM kept")).as("giving up is no failure").isEqualTo(1);
        assertThatThrownBy(() -> duck.run("FROM nowhere"))
            .isInstanceOf(SeraiException.class)
            .hasMessageContaining("nowhere");
      }
      try (DuckSession duck = database.session(TotesysError.TRANSFORM_FAILED)) {
        assertThat(own(duck)).isZero();
        assertThat(settings(duck)).as("no other's folder").contains("spill-2");
      }
    }
  }

  @Test
  void a_run_has_one_and_closes_it() {
    Run run = new Run("r", "t", "totesys", "transform", Instant.EPOCH, 1, Map.of());
    DuckSettings settings = new DuckSettings("48MB", 1);
    DuckDatabase database = DuckDatabase.of(run, settings, folder);
    assertThat(DuckDatabase.of(run, settings, folder)).isSameAs(database);
    database.session(TotesysError.TRANSFORM_FAILED).close();

    run.shared().close();

    assertThatThrownBy(() -> database.session(TotesysError.TRANSFORM_FAILED))
        .hasMessageContaining("is over");
    assertThatThrownBy(() -> DuckDatabase.of(run, settings, folder))
        .hasMessageContaining("is over");
  }
}
