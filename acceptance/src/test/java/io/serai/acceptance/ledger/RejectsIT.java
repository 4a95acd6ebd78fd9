package io.serai.acceptance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.core.Reject;
import io.serai.core.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Refused rows: durable at once, and of their run alone. */
class RejectsIT {
  private static final String ROWS =
      "SELECT source, position, reason FROM serai.rejected WHERE run_id = ? ORDER BY id";

  private final Books books = new Books();

  @Test
  void refused_rows_are_stored_in_their_order_with_their_reasons() {
    Run run = books.open("extract");

    books.ledger().reject(run, List.of(reject("b"), reject("a")));
    books.ledger().reject(run, List.of(reject("c")));

    assertThat(books.tables().rows(ROWS, run.id()))
        .containsExactly(
            "staff|line b|it's not UTF-8",
            "staff|line a|it's not UTF-8",
            "staff|line c|it's not UTF-8");
    assertThat(books.runs().rejected(run.id(), 2))
        .extracting("position")
        .containsExactly("line b", "line a");
  }

  @Test
  void a_run_does_not_show_what_another_one_refused() {
    Run run = books.open("extract");
    Run other = books.open("load");

    books.ledger().reject(run, List.of(reject("a")));
    books.ledger().reject(other, List.of());

    assertThat(books.runs().rejected(other.id(), 10)).isEmpty();
  }

  private static Reject reject(String line) {
    return new Reject("staff", "line " + line, "it's not UTF-8");
  }
}
