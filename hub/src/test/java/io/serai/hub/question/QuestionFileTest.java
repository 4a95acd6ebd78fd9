package io.serai.hub.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.hub.question.Question.Column;
import io.serai.hub.question.Question.Parameter;
import io.serai.hub.settings.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionFileTest {
  @TempDir Path dir;
  private final List<Fault> faults = new ArrayList<>();

  private Path file(String text) throws IOException {
    Path folder = Files.createDirectories(dir.resolve("questions"));
    return Files.writeString(folder.resolve("orders-by-day.sql"), text);
  }

  @Test
  void a_file_says_what_is_asked_what_may_be_given_and_what_comes_back() throws IOException {
    Path file =
        file(
            """
            -- title: Orders by day
            -- about: One row for each day.
            -- parameter: since date first day
            -- parameter: kind text! which kind
            -- column: day date the day
            -- column: orders integer how many
            SELECT day, count(*)
            FROM orders -- kept: it ends a line
            -- why: this line goes
            WHERE day >= :since AND kind = :kind;
            """);

    Question question = QuestionFile.read(file, faults).orElseThrow();

    assertThat(faults).isEmpty();
    assertThat(question)
        .isEqualTo(
            new Question(
                "orders-by-day",
                "Orders by day",
                "One row for each day.",
                List.of(
                    new Parameter("since", QuestionType.DATE, false, "first day"),
                    new Parameter("kind", QuestionType.TEXT, true, "which kind")),
                List.of(
                    new Column("day", QuestionType.DATE, "the day"),
                    new Column("orders", QuestionType.INTEGER, "how many")),
                """
                SELECT day, count(*)
                FROM orders -- kept: it ends a line
                WHERE day >= :since AND kind = :kind"""));
  }

  @Test
  void every_fault_of_a_head_is_named_by_its_line() throws IOException {
    Path file =
        file(
            """
            -- about: One row for each day.
            -- parameter: since day first day
            -- column: orders
            SELECT 1
            """);

    assertThat(QuestionFile.judge(file))
        .extracting(fault -> fault.toString().replace(dir + "/questions/", ""))
        .containsExactly(
            "orders-by-day.sql:2  SERAI-1010 'since day first day' is not '<name> <type> <words>'"
                + " with a type of text, integer, decimal, date, moment, flag",
            "orders-by-day.sql:3  SERAI-1010 'orders' is not '<name> <type> <words>' with a type of"
                + " text, integer, decimal, date, moment, flag",
            "orders-by-day.sql:1  SERAI-1010 a question needs a line '-- title: …'",
            "orders-by-day.sql:1  SERAI-1010 a question needs a line '-- column: <name> <type>"
                + " <words>' for each column");
    assertThat(QuestionFile.judge(Files.move(file, dir.resolve("no-question.sql")))).isEmpty();
  }

  @Test
  void the_house_s_own_questions_have_no_fault() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("config"))) {
      List<Path> questions =
          files.filter(file -> file.toString().matches(".*/questions/[^/]+")).sorted().toList();
      assertThat(questions).hasSizeGreaterThan(10);
      assertThat(questions).allSatisfy(file -> assertThat(QuestionFile.judge(file)).isEmpty());
    }
  }
}
