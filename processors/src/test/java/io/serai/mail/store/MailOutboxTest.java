package io.serai.mail.store;

import io.serai.mail.store.Play.Kind;
import io.serai.mail.store.Play.Operation;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/** The rules in memory and the rows in the database are one outbox. */
class MailOutboxTest {
  @Provide
  Arbitrary<Operation> operation() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(5, Kind.ACCEPT),
            Tuple.of(4, Kind.PASS),
            Tuple.of(3, Kind.DUE),
            Tuple.of(5, Kind.LEASE),
            Tuple.of(5, Kind.SMTP),
            Tuple.of(4, Kind.SETTLE),
            Tuple.of(1, Kind.CONFIRM),
            Tuple.of(1, Kind.CANCEL),
            Tuple.of(1, Kind.SUPPRESS),
            Tuple.of(1, Kind.RESOLVE),
            Tuple.of(2, Kind.LEASES),
            Tuple.of(1, Kind.OUTCOMES),
            Tuple.of(3, Kind.WORK));
    Arbitrary<Integer> any = Arbitraries.integers().between(0, 999);
    return Combinators.combine(kinds, any, any).as(Operation::new);
  }

  @Provide
  Arbitrary<List<Operation>> story() {
    return operation().list().ofMinSize(20).ofMaxSize(60);
  }

  @Provide
  Arbitrary<List<Operation>> week() {
    return operation().list().ofMinSize(200).ofMaxSize(400);
  }

  @Property(tries = 50)
  void whatever_is_done_both_say_and_hold_the_same_and_nobody_gets_a_mail_twice(
      @ForAll("story") List<Operation> story, @ForAll boolean capped) {
    play(story, capped, 1);
  }

  @Tag("thorough")
  @Property(tries = 1000)
  void whatever_is_done_in_a_week_both_say_and_hold_the_same(
      @ForAll("week") List<Operation> week, @ForAll boolean capped) {
    play(week, capped, 10);
  }

  /**
   * What both answer is compared after each operation.
   *
   * @param every after how many, and at the end, all that both hold is. why: a week holds much
   */
  private static void play(List<Operation> story, boolean capped, int every) {
    Pair pair = new Pair(Play.ACCOUNTS, capped ? 2 : 0);
    Play play = new Play(pair);
    int done = 0;
    for (Operation next : story) {
      play.apply(next);
      done++;
      if (done % every == 0 || done == story.size()) {
        pair.compare(play.now());
      }
    }
    play.neverOver(Play.ACCOUNTS);
  }
}
