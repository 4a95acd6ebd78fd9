package io.serai.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.docs.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No statement asks a database for the time: the instant is a parameter. */
class SqlTimeTest {
  private static final Pattern DATABASE_TIME =
      Pattern.compile(
          "(?i)\\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|today|getdate)\\s*\\("
              + "|\\b(current_timestamp|current_date|current_time|localtimestamp|localtime|sysdate)\\b");

  /** It asks the source for the source's own clock, which nobody else can know. */
  private static final Path SOURCE_CLOCK = Path.of("config/totesys/extract/state.sql");

  @Test
  void no_sql_file_asks_the_database_for_the_time() {
    List<String> found = new ArrayList<>();
    for (Path file : Project.files(".sql")) {
      boolean ours = file.startsWith("config") || file.startsWith("hub/src/main/resources");
      if (ours && !file.equals(SOURCE_CLOCK) && asks(Project.text(file))) {
        found.add(file.toString());
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void a_statement_that_asks_is_told_from_a_comment_that_does_not() {
    assertThat(asks("SELECT now()")).isTrue();
    assertThat(asks("SELECT CURRENT_TIMESTAMP AS t")).isTrue();
    assertThat(asks("-- never now()\nSELECT :now, known(1)")).isFalse();
  }

  private static boolean asks(String sql) {
    return DATABASE_TIME.matcher(sql.replaceAll("--[^\n]*", "")).find();
  }
}
