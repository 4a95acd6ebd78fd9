package io.serai.mail.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Three hubs over one outbox that are killed, and stand still, at any moment of a mail's way. */
class KillsTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final int KILLS = 10_000;
  private static final int MAILS = 30;
  private static final int HUBS = 3;

  private int kills;
  private int held;

  @Test
  void ten_thousand_kills_send_nobody_two_mails_and_what_is_held_is_what_nobody_knows() {
    for (long seed = 1; kills < KILLS; seed++) {
      new Fleet(new Random(seed)).run();
    }
    assertThat(held).isBetween(KILLS / 10, KILLS);
  }

  /** How far a hub is with the mail it has in hand. */
  private enum Phase {
    LEASED,
    MARKED,
    TAKEN
  }

  private record Job(String id, int lease, Phase phase) {
    Job now(Phase next) {
      return new Job(id, lease, next);
    }
  }

  private final class Fleet {
    private final Random random;
    private final ModelOutbox outbox =
        new ModelOutbox(
            Map.of("a", new Account.Terms(5_000, 5_000, WarmUp.NONE)),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            0);
    private final Job[] hubs = new Job[HUBS];
    private final Instant[] still = new Instant[HUBS];
    private final List<String> bus = new ArrayList<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private final Set<String> unheard = new HashSet<>();
    private Instant now = START;

    Fleet(Random random) {
      this.random = random;
    }

    void run() {
      for (int n = 0; n < MAILS; n++) {
        Recipient one = Recipient.queued(0, "h" + n, "d", now);
        Instant end = now.plus(Duration.ofDays(30));
        outbox.accept(new Outbox.Submission("m%03d".formatted(n), "p", end, List.of(one)), now);
      }
      while (underWay() || busy()) {
        now = now.plusSeconds(1 + random.nextInt(20));
        for (int hub = 0; hub < HUBS; hub++) {
          step(hub);
        }
      }
      check();
    }

    private boolean underWay() {
      return outbox.mails.values().stream().anyMatch(mail -> mail.dueAt() != null);
    }

    private boolean busy() {
      for (Job job : hubs) {
        if (job != null) {
          return true;
        }
      }
      return false;
    }

    private void step(int hub) {
      if (still[hub] != null && still[hub].isAfter(now)) {
        return;
      }
      Job job = hubs[hub];
      int fate = random.nextInt(100);
      if (job != null && fate < 25) {
        // why: what a killed hub had not acknowledged, the bus delivers again
        bus.add(job.id());
        hubs[hub] = null;
        kills++;
      } else if (job != null && fate < 28) {
        still[hub] = now.plus(Duration.ofMinutes(8));
      } else {
        hubs[hub] = job == null ? begin() : goOn(job);
      }
    }

    private Job begin() {
      if (bus.isEmpty()) {
        bus.addAll(outbox.due(3, now));
      }
      if (bus.isEmpty()) {
        return null;
      }
      String id = bus.remove(random.nextInt(bus.size()));
      Outbox.Leased leased = outbox.lease(id, now);
      return leased.lease() == null ? null : new Job(id, leased.lease().number(), Phase.LEASED);
    }

    private Job goOn(Job job) {
      return switch (job.phase()) {
        case LEASED -> {
          boolean mine = outbox.smtp(job.id(), job.lease(), now);
          if (mine) {
            unheard.add(job.id());
          }
          yield mine ? job.now(Phase.MARKED) : null;
        }
        case MARKED -> {
          taken.merge(job.id(), 1, Integer::sum);
          yield job.now(Phase.TAKEN);
        }
        case TAKEN -> {
          outbox.settle(job.id(), job.lease(), Map.of(0, Answer.ACCEPTED), now);
          unheard.remove(job.id());
          yield null;
        }
      };
    }

    private Set<String> in(MailState state) {
      return outbox.mails.values().stream()
          .filter(mail -> mail.recipients().get(0).state() == state)
          .map(Mail::id)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private void check() {
      assertThat(taken.values()).allMatch(times -> times == 1);
      assertThat(in(MailState.UNKNOWN)).isEqualTo(new TreeSet<>(unheard));
      assertThat(in(MailState.SENT)).hasSize(MAILS - unheard.size());
      assertThat(taken.keySet()).containsAll(in(MailState.SENT));
      held += unheard.size();
    }
  }
}
