package io.serai.acceptance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.core.ErrorCode;
import io.serai.core.HubError;
import io.serai.core.Ledger;
import io.serai.core.Ledger.Standing;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.hub.ledger.DeadLetters.Letter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inputs that end the process or were altered: set aside, and how they come back. */
class QuarantineIT {
  private final Books books = new Books();
  private final Ledger ledger = books.ledger();
  private Run run;

  @BeforeEach
  void open() {
    run = books.open("load");
  }

  @Test
  void an_input_that_was_never_set_aside_is_free() {
    assertThat(standing("a")).isEqualTo(Standing.FREE);
  }

  @Test
  void the_fourth_try_without_an_end_sets_the_input_aside() {
    assertThat(tries("a", 5)).containsExactly(true, true, true, false, false);

    assertThat(standing("a")).isEqualTo(Standing.SET_ASIDE);
    assertThat(letters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.code()).isEqualTo("SERAI-1012");
              assertThat(letter.input()).isEqualTo("a");
              assertThat(letter.stage()).isEqualTo("load");
              assertThat(letter.runId()).isEqualTo(run.id());
              assertThat(letter.error()).contains("'a' was tried 3 times");
            });
  }

  @Test
  void a_try_that_ended_is_forgotten() {
    assertThat(tries("a", 3)).containsOnly(true);
    ledger.ended(run, "a");

    assertThat(tries("a", 3)).containsOnly(true);
    assertThat(letters()).isEmpty();
  }

  @Test
  void tries_are_counted_for_each_input_stage_and_flow() {
    Run extract = books.open("extract");
    tries("a", 3);

    assertThat(ledger.tried(run, "b")).isTrue();
    assertThat(ledger.tried(extract, "a")).isTrue();
    ledger.ended(run, "b");
    ledger.ended(extract, "a");
    ledger.ended(new Books().open("load"), "a");
    assertThat(ledger.tried(run, "a")).isFalse();
  }

  @Test
  void an_input_is_broken_while_a_try_of_it_has_no_end() {
    ledger.tried(run, "a");

    assertThat(ledger.broken(books.flow(), "load", "a")).isTrue();
    assertThat(ledger.broken(books.flow(), "load", "b")).isFalse();
    assertThat(ledger.broken(books.flow(), "extract", "a")).isFalse();
    ledger.ended(run, "a");
    assertThat(ledger.broken(books.flow(), "load", "a")).isFalse();
  }

  @Test
  void a_replayed_input_is_free_and_has_all_its_tries_again() {
    tries("a", 4);

    assertThat(books.letters().close(letter().id(), true)).isTrue();

    assertThat(standing("a")).isEqualTo(Standing.FREE);
    assertThat(letter().state()).isEqualTo("REPLAYED");
    assertThat(tries("a", 4)).containsExactly(true, true, true, false);
  }

  @Test
  void of_several_letters_of_an_input_the_newest_decides() {
    setAside("a", HubError.ALTERED_FILE);
    books.letters().close(letter().id(), true);

    setAside("a", HubError.BAD_MANIFEST);

    assertThat(standing("a")).isEqualTo(Standing.SET_ASIDE);
    assertThat(letters()).extracting(Letter::state).containsExactly("OPEN", "REPLAYED");
  }

  @Test
  void a_discarded_input_is_closed_and_never_tried_again() {
    tries("a", 4);

    assertThat(books.letters().close(letter().id(), false)).isTrue();

    assertThat(standing("a")).isEqualTo(Standing.CLOSED);
    assertThat(letter().state()).isEqualTo("DISCARDED");
    assertThat(ledger.tried(run, "a")).isFalse();
  }

  @Test
  void an_input_that_is_set_aside_again_keeps_its_first_letter() {
    setAside("a", HubError.ALTERED_FILE);

    setAside("a", HubError.BAD_MANIFEST);

    assertThat(letter().code()).isEqualTo("SERAI-1016");
  }

  @Test
  void a_letter_of_one_input_is_none_of_another() {
    setAside("a", HubError.ALTERED_FILE);

    assertThat(standing("b")).isEqualTo(Standing.FREE);
    assertThat(ledger.standing(books.flow(), "extract", "a")).isEqualTo(Standing.FREE);
    assertThat(ledger.standing(new Books().flow(), "load", "a")).isEqualTo(Standing.FREE);
  }

  @Test
  void only_what_was_altered_must_be_made_again_oldest_first() {
    setAside("c", HubError.ALTERED_FILE);
    setAside("b", HubError.QUARANTINED);
    setAside("a", HubError.BAD_MANIFEST);
    setAside("d", HubError.UNEXPECTED);

    assertThat(ledger.altered(books.flow(), "load")).containsExactly("c", "a");
    assertThat(ledger.altered(books.flow(), "extract")).isEmpty();
    assertThat(ledger.altered(new Books().flow(), "load")).isEmpty();
  }

  @Test
  void a_replaced_input_is_closed_and_not_made_again() {
    setAside("a", HubError.ALTERED_FILE);
    setAside("b", HubError.ALTERED_FILE);
    Run maker = books.open("transform");

    ledger.replaced(maker, "load", "a");

    assertThat(standing("a")).isEqualTo(Standing.CLOSED);
    assertThat(ledger.tried(run, "a")).isFalse();
    assertThat(standing("b")).isEqualTo(Standing.SET_ASIDE);
    assertThat(ledger.altered(books.flow(), "load")).containsExactly("b");
    assertThat(letters()).extracting(Letter::state).containsExactly("OPEN", "REPLACED");
  }

  @Test
  void only_an_open_letter_of_that_stage_is_replaced() {
    setAside("a", HubError.ALTERED_FILE);
    ledger.replaced(run, "extract", "a");
    ledger.replaced(new Books().open("load"), "load", "a");
    assertThat(standing("a")).isEqualTo(Standing.SET_ASIDE);
    books.letters().close(letter().id(), true);

    ledger.replaced(run, "load", "a");

    assertThat(letter().state()).isEqualTo("REPLAYED");
    assertThat(standing("a")).isEqualTo(Standing.FREE);
  }

  private Standing standing(String input) {
    return ledger.standing(books.flow(), "load", input);
  }

  private List<Boolean> tries(String input, int times) {
    return IntStream.range(0, times).mapToObj(time -> ledger.tried(run, input)).toList();
  }

  private void setAside(String input, ErrorCode code) {
    SeraiException why = new SeraiException(code, books.flow(), "of a test");
    ledger.quarantine(run, input, why, Map.of(), "");
  }

  private Letter letter() {
    return letters().get(0);
  }

  private List<Letter> letters() {
    return books.letters().list(false, 1000).stream()
        .filter(letter -> letter.flow().equals(books.flow()))
        .toList();
  }
}
