package io.serai.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeDT {
  private static final Pattern ROW =
      Pattern.compile("(?m)^(totesys|engagements|sailthru) +[\\w-]+( +\\d+){5}(?= )");
  private static final Path README = Path.of("README.md");
  private static final int MOST_LINES = 140;

  @Test
  void the_readme_is_read_in_one_go() {
    assertThat(Project.lines(README)).hasSizeLessThanOrEqualTo(MOST_LINES);
  }

  @Test
  void the_demo_says_what_the_readme_shows() throws Exception {
    Installation serai = Installation.fresh(Path.of("acceptance/target/installation"));

    Installation.Answer answer = serai.run("demo", "--once");

    String shown = shownAfter("./serai demo --once");
    assertThat(answer.exit()).as(answer.text()).isZero();
    assertThat(shape(answer.text())).isEqualTo(shape(shown));
    assertThat(counts(answer.text())).isEqualTo(counts(shown)).hasSize(8);
    assertThat(lastLine(answer.text())).isEqualTo(lastLine(shown));
    theSecondStartStaysUp(serai);
  }

  private static void theSecondStartStaysUp(Installation serai) throws Exception {
    Installation.Answer answer = serai.runUntil("stop: Ctrl-C", "demo");

    String shown = shownAfter("./serai demo").replaceFirst("\\A\\.\\.\\.", "");
    assertThat(shape(answer.text())).contains(shape(shown));
    assertThat(counts(answer.text()))
        .as("the vendor delivered the same export again")
        .anyMatch(row -> row.matches("sailthru +load +([1-9]\\d*) +0 +0 +\\1 +0"));
    assertThat(answer.exit()).as("ended by SIGTERM: %s", answer.text()).isEqualTo(143);
    assertThat(serai.home().resolve("var/endpoints.properties")).doesNotExist();
  }

  @Test
  void numbers_and_times_have_no_shape_but_words_do() {
    assertThat(shape("05:03:08.195 INFO  read 48066, at http://127.0.0.1:41915"))
        .isEqualTo(shape("06:00:00.001 INFO read 7, at http://127.0.0.1:1"))
        .isNotEqualTo(shape("06:00:00.001 INFO read 7 of, at http://127.0.0.1:1"));
  }

  private static String shownAfter(String command) {
    List<String> fences = new Markdown(Project.text(README)).fences();
    return fences.get(fences.indexOf(command) + 1);
  }

  /** The text without the values that differ from run to run: numbers, times, ports, widths. */
  private static String shape(String text) {
    return text.strip().replaceAll("\\d[\\dTZ:.-]*", "0").replaceAll("[ \t]+", " ");
  }

  /**
   * The rows of the table up to the seconds: seed and scale are fixed, so every count is. Not those
   * of leads and mail, where clicks turn ready and answers come while the demo runs.
   */
  private static List<String> counts(String text) {
    return ROW.matcher(text).results().map(MatchResult::group).toList();
  }

  private static String lastLine(String text) {
    List<String> lines = text.strip().lines().toList();
    return lines.get(lines.size() - 1);
  }
}
