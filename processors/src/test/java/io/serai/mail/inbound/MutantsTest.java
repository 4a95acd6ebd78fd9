package io.serai.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damaged mail: mutants of samples, the same ones every time. */
class MutantsTest {
  private static final Duration LIMIT = Duration.ofMillis(50);

  /** why: a pattern that runs away takes seconds, and a busy machine some 60 ms */
  private static final Duration RUNAWAY = Duration.ofSeconds(2);

  private static final int TRIES = 3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Test
  void damage_gets_a_kind_and_a_reason_in_time_and_never_an_exception() {
    damage(2_000, RUNAWAY);
  }

  @Test
  @Tag("thorough")
  void ten_thousand_damaged_mails_get_a_kind_and_a_reason_in_time() {
    damage(10_000, LIMIT);
  }

  private static void damage(int mutants, Duration limit) {
    List<byte[]> seeds = new ArrayList<>(Samples.own().mails());
    if (Samples.realExist()) {
      seeds.addAll(Samples.real().mails());
    }
    seeds.forEach(seed -> Inbound.read(seed, Set.of()));
    Random random = new Random(20260105);

    for (int i = 0; i < mutants; i++) {
      byte[] mutant = Mutation.of(seeds.get(i % seeds.size()), random);

      Inbound inbound = Inbound.read(mutant, Set.of());

      assertThat(inbound.classified().because()).as("mutant %d", i).isNotBlank();
      assertThat(fastest(mutant, limit)).as("mutant %d", i).isLessThan(limit);
    }
  }

  /** CPU time of this thread, so that a busy machine is no fault; the best of a few tries. */
  private static Duration fastest(byte[] mail, Duration limit) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < TRIES && best >= limit.toNanos(); i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      Inbound.read(mail, Set.of());
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
    }
    return Duration.ofNanos(best);
  }

  @Test
  void a_mutant_differs_from_its_mail() {
    byte[] mail = Samples.own().mails().get(0);
    Random random = new Random(1);

    assertThat(Mutation.of(mail, random)).isNotEqualTo(mail);
    assertThat(Arrays.equals(Mutation.of(mail, new Random(2)), Mutation.of(mail, new Random(2))))
        .isTrue();
  }
}
