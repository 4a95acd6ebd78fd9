package io.serai.mail.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mail.model.Account;
import io.serai.mail.model.Answer;
import io.serai.mail.model.Outbox;
import io.serai.mail.model.Recipient;
import io.serai.mail.model.Suppression;
import io.serai.mail.model.Verdict;
import io.serai.mail.model.WarmUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Hubs, workers and a mail server over an outbox, moved by any list of operations. Workers die,
 * come late and ask twice; what the server took is written down as only the server knows it.
 */
final class Play {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final List<Duration> TIMES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofSeconds(61),
          Duration.ofMinutes(6),
          Duration.ofMinutes(50),
          Duration.ofHours(5),
          Duration.ofHours(25));
  private static final List<Answer> ANSWERS =
      List.of(
          Answer.ACCEPTED,
          Answer.ACCEPTED,
          Answer.ACCEPTED,
          new Answer(Verdict.TRANSIENT, 451, "4.7.1"),
          new Answer(Verdict.TRANSIENT, 0, ""),
          new Answer(Verdict.SPLIT, 452, "4.5.3"),
          new Answer(Verdict.ACCOUNT_LIMIT, 550, "5.4.5"),
          new Answer(Verdict.CREDENTIALS, 535, "5.7.8"),
          new Answer(Verdict.NO_SUCH_USER, 550, "5.1.1"),
          new Answer(Verdict.MAILBOX_FULL, 452, "4.2.2"),
          new Answer(Verdict.CONTENT, 552, "5.3.4"),
          new Answer(Verdict.REFUSED, 554, ""),
          new Answer(Verdict.UNKNOWN, 0, ""));

  static final Map<String, Account.Terms> ACCOUNTS =
      Map.of(
          "a", new Account.Terms(6, 3, WarmUp.NONE),
          "b", new Account.Terms(4, 4, WarmUp.NONE, Set.of("q")),
          "c", new Account.Terms(8, 8, new WarmUp(START, 1, Duration.ofHours(30))));

  /** What is done next; the numbers choose among what there is. */
  enum Kind {
    ACCEPT,
    PASS,
    DUE,
    LEASE,
    SMTP,
    SETTLE,
    CONFIRM,
    CANCEL,
    SUPPRESS,
    RESOLVE,
    LEASES,
    OUTCOMES,
    WORK
  }

  /** An outbox that takes several steps at once, as if they came one after the other. */
  interface Crowd extends Outbox {
    List<Leased> leases(List<String> ids, Instant now);

    void outcomes(List<Report> reports, Instant now);
  }

  /** What a worker has to say. */
  record Report(String id, int lease, Map<Integer, Answer> answers) {}

  record Operation(Kind kind, int one, int other) {}

  private record Job(String id, int lease, List<Integer> recipients, Map<Integer, Answer> said) {}

  private record Taken(String account, Instant at) {}

  private final Crowd outbox;
  private final Map<String, Integer> taken = new HashMap<>();
  private final List<Taken> log = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private final List<Job> jobs = new ArrayList<>();
  private final Map<String, String> accountOf = new HashMap<>();
  private final Map<String, String> partyOf = new HashMap<>();
  private List<String> bus = new ArrayList<>();
  private Instant now = START;

  Play(Crowd outbox) {
    this.outbox = outbox;
  }

  Instant now() {
    return now;
  }

  void apply(Operation next) {
    switch (next.kind()) {
      case ACCEPT -> accept(next);
      case PASS -> now = now.plus(TIMES.get(next.one() % TIMES.size()));
      case DUE -> bus.addAll(outbox.due(1 + next.one() % 5, now));
      case LEASE -> lease(pick(bus.isEmpty() ? ids : bus, next.one()));
      case SMTP -> smtp(pick(jobs, next.one()), next.other());
      case SETTLE -> settle(pick(jobs, next.one()));
      case CONFIRM -> id(next).ifPresent(id -> outbox.confirmed(id, now));
      case CANCEL -> id(next).ifPresent(id -> outbox.cancel(id, now));
      case SUPPRESS ->
          outbox.suppress(
              party(next.other()),
              new Suppression("h" + next.one() % 8, Suppression.Reason.UNSUBSCRIBE),
              now);
      case RESOLVE -> id(next).ifPresent(this::resolve);
      case LEASES -> leases(next.one());
      case OUTCOMES -> outcomes();
      case WORK -> work(next);
    }
    neverTwice();
  }

  private static String party(int n) {
    return n % 4 == 0 ? "q" : "p";
  }

  private static <T> T pick(List<T> all, int n) {
    return all.isEmpty() ? null : all.get(n % all.size());
  }

  private java.util.Optional<String> id(Operation next) {
    return java.util.Optional.ofNullable(pick(ids, next.one()));
  }

  private void accept(Operation next) {
    String id = "m%03d".formatted(ids.size());
    Instant from = next.other() % 5 == 0 ? now.plus(Duration.ofMinutes(30)) : now;
    List<Recipient> recipients =
        IntStream.range(0, 1 + next.one() % 3)
            .mapToObj(
                n ->
                    Recipient.queued(
                        n, "h" + (next.other() + n) % 8, "d" + (next.other() + n) % 2, from))
            .toList();
    Duration life = next.other() % 7 == 0 ? Duration.ofHours(1) : Duration.ofHours(40);
    String party = party(next.one());
    outbox.accept(new Outbox.Submission(id, party, now.plus(life), recipients), now);
    partyOf.put(id, party);
    ids.add(id);
  }

  private void lease(String id) {
    if (id == null) {
      return;
    }
    bus.remove(id);
    leased(id, outbox.lease(id, now));
  }

  /** Some mails at once, one of them twice. */
  private void leases(int n) {
    List<String> some = new ArrayList<>(ids.subList(0, ids.size() - n % (ids.size() + 1)));
    if (some.isEmpty()) {
      return;
    }
    some.add(some.get(n % some.size()));
    List<Outbox.Leased> all = outbox.leases(some, now);
    for (int i = 0; i < some.size(); i++) {
      leased(some.get(i), all.get(i));
    }
  }

  private void outcomes() {
    List<Report> reports =
        jobs.stream()
            .filter(job -> !job.said().isEmpty())
            .map(job -> new Report(job.id(), job.lease(), job.said()))
            .toList();
    if (!reports.isEmpty()) {
      outbox.outcomes(reports, now);
    }
  }

  private void leased(String id, Outbox.Leased leased) {
    if (leased.lease() != null) {
      assertThat(ACCOUNTS.get(leased.lease().account()).admits(partyOf.get(id))).isTrue();
      accountOf.put(id + leased.lease().number(), leased.lease().account());
      jobs.add(new Job(id, leased.lease().number(), leased.recipients(), new HashMap<>()));
    }
  }

  private void smtp(Job job, int answers) {
    if (job == null || !outbox.smtp(job.id(), job.lease(), now)) {
      return;
    }
    for (int n : job.recipients()) {
      Answer answer = ANSWERS.get((answers + n * 3) % ANSWERS.size());
      job.said().put(n, answer);
      boolean unseen = answer.verdict() == Verdict.UNKNOWN && answers % 2 == 0;
      if (answer.verdict() == Verdict.ACCEPTED || unseen) {
        taken.merge(job.id() + "/" + n, 1, Integer::sum);
        log.add(new Taken(accountOf.get(job.id() + job.lease()), now));
      }
    }
  }

  private void settle(Job job) {
    if (job != null && !job.said().isEmpty()) {
      outbox.settle(job.id(), job.lease(), job.said(), now);
    }
  }

  /** An operator looks into the folder Sent, and answers for the whole mail. */
  private void resolve(String id) {
    boolean any = taken.keySet().stream().anyMatch(key -> key.startsWith(id + "/"));
    outbox.resolve(id, any, now);
  }

  /** A worker to whom nothing happens. */
  private void work(Operation next) {
    bus.addAll(outbox.due(5, now));
    while (!bus.isEmpty()) {
      int before = jobs.size();
      lease(bus.get(0));
      if (jobs.size() > before) {
        Job job = jobs.get(before);
        smtp(job, next.other() % 3);
        settle(job);
        outbox.confirmed(job.id(), now);
      }
    }
  }

  private void neverTwice() {
    assertThat(taken.values()).allMatch(times -> times == 1);
  }

  /** What the server took through an account never passes its budget, wherever one looks. */
  void neverOver(Map<String, Account.Terms> accounts) {
    for (Taken last : log) {
      Account.Terms terms = accounts.get(last.account());
      Instant edge = last.at().minus(Duration.ofHours(24));
      long within =
          log.stream()
              .filter(one -> one.account().equals(last.account()))
              .filter(one -> one.at().isAfter(edge) && !one.at().isAfter(last.at()))
              .count();
      assertThat(within).isLessThanOrEqualTo(terms.today(last.at()));
    }
  }
}
