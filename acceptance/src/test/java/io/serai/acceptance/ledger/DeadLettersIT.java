package io.serai.acceptance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.core.HubError;
import io.serai.core.Ledger.Standing;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.hub.ledger.DeadLetters;
import io.serai.hub.ledger.DeadLetters.Letter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees of dead letters, and what nobody sees. */
class DeadLettersIT {
  private static final long NONE = Long.MAX_VALUE;

  private final Books books = new Books();
  private final DeadLetters letters = books.letters();
  private Run run;

  @BeforeEach
  void open() {
    run = books.open("load");
  }

  @Test
  void a_body_is_sealed_in_the_table_and_opened_for_its_reader() {
    long id = letter("a", "the secret body");

    assertThat(letters.body(id)).contains("the secret body");
    assertThat(books.rows("encode(body_enc, 'escape')", "dead_letter", "id"))
        .singleElement()
        .asString()
        .doesNotContain("secret");
    assertThat(books.rows("headers_filtered", "dead_letter", "id"))
        .containsExactly("{\"input\": \"a\"}");
  }

  @Test
  void a_body_is_not_opened_with_another_key() {
    long id = letter("a", "the secret body");

    assertThatThrownBy(() -> books.letters('b').body(id))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("hub.dead-letter.key");
  }

  @Test
  void an_empty_body_is_one_and_a_missing_letter_has_none() {
    assertThat(letters.body(letter("a", ""))).contains("");
    assertThat(letters.body(NONE)).isEmpty();
  }

  @Test
  void a_body_is_forgotten_after_its_time_and_its_letter_is_kept() {
    long old = letter("a", "old");
    books.clock().pass(Duration.ofDays(30));
    long young = letter("b", "young");

    letters.expire(Duration.ofDays(30));
    assertThat(letters.body(old)).contains("old");
    books.clock().pass(Duration.ofMillis(1));
    letters.expire(Duration.ofDays(30));

    assertThat(letters.body(old)).isEmpty();
    assertThat(letters.body(young)).contains("young");
    assertThat(letters.find(old)).map(Letter::state).contains("OPEN");
    assertThat(books.ledger().standing(books.flow(), "load", "a")).isEqualTo(Standing.SET_ASIDE);
  }

  @Test
  void a_letter_is_closed_once() {
    long id = letter("a", "");
    books.clock().pass(Duration.ofSeconds(1));

    assertThat(letters.close(id, false)).isTrue();
    assertThat(letters.close(id, true)).isFalse();
    assertThat(letters.close(NONE, true)).isFalse();

    assertThat(letters.find(id))
        .get()
        .satisfies(
            letter -> {
              assertThat(letter.state()).isEqualTo("DISCARDED");
              assertThat(letter.closedAt()).isEqualTo(Books.START.plusSeconds(1));
            });
  }

  @Test
  void closing_a_letter_leaves_the_others_open() {
    long first = letter("a", "");
    long second = letter("b", "");

    letters.close(first, true);

    assertThat(letters.find(second)).map(Letter::state).contains("OPEN");
    assertThat(letters.find(NONE)).isEmpty();
  }

  @Test
  void letters_are_listed_newest_first_and_closed_ones_only_when_asked_for() {
    long first = letter("a", "");
    long second = letter("b", "");
    long third = letter("c", "");
    letters.close(third, true);

    assertThat(ids(letters.list(false, 3))).containsExactly(third, second, first);
    assertThat(ids(letters.list(true, 2))).containsExactly(second, first);
    assertThat(letters.list(false, 1)).hasSize(1);
  }

  @Test
  void a_letter_says_how_often_its_input_was_tried() {
    books.ledger().tried(run, "a");
    books.ledger().tried(run, "a");

    assertThat(letters.find(letter("a", ""))).map(Letter::attempts).contains(2);
    assertThat(letters.find(letter("b", ""))).map(Letter::attempts).contains(1);
  }

  private static List<Long> ids(List<Letter> letters) {
    return letters.stream().map(Letter::id).toList();
  }

  private long letter(String input, String body) {
    SeraiException why = new SeraiException(HubError.ALTERED_FILE, books.flow(), "too short");
    books.ledger().quarantine(run, input, why, Map.of("input", input), body);
    return letters.list(false, 1).get(0).id();
  }
}
