package io.serai.mail.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The outbox in memory: maps, lists, and nothing that is kept twice. */
public final class ModelOutbox implements Outbox {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  public final Map<String, Mail> mails = new TreeMap<>();
  public final Map<String, List<MailEvent>> events = new TreeMap<>();
  public final Map<String, Account> accounts = new TreeMap<>();
  public final Map<String, Use> uses = new TreeMap<>();
  public final Set<String> suppressed = new HashSet<>();
  private final Map<String, Integer> domains = new HashMap<>();
  private final Duration lease;
  private final Duration republish;
  private final int domainCap;

  public ModelOutbox(
      Map<String, Account.Terms> accounts, Duration lease, Duration republish, int domainCap) {
    accounts.forEach((id, terms) -> this.accounts.put(id, fresh(id, terms)));
    this.lease = lease;
    this.republish = republish;
    this.domainCap = domainCap;
  }

  private static Account fresh(String id, Account.Terms terms) {
    return new Account(id, terms, Account.Status.ACTIVE, 0, null, 0, 0, 0);
  }

  /** What an account used within a time before now. */
  public int used(String account, Duration window, Instant now) {
    Instant edge = now.minus(window);
    return uses.values().stream()
        .filter(use -> use.account().equals(account) && use.at().isAfter(edge))
        .mapToInt(Use::recipients)
        .sum();
  }

  public Pool pool(Instant now) {
    uses.values().removeIf(use -> !use.at().isAfter(now.minus(DAY)));
    Map<String, Integer> day = new HashMap<>();
    Map<String, Integer> lastMinute = new HashMap<>();
    Instant edge = now.minus(MINUTE);
    for (Use use : uses.values()) {
      day.merge(use.account(), use.recipients(), Integer::sum);
      if (use.at().isAfter(edge)) {
        lastMinute.merge(use.account(), use.recipients(), Integer::sum);
      }
    }
    List<Account> all =
        accounts.values().stream()
            .map(
                a ->
                    new Account(
                        a.id(),
                        a.terms(),
                        a.status(),
                        a.parks(),
                        a.parkedUntil(),
                        day.getOrDefault(a.id(), 0),
                        lastMinute.getOrDefault(a.id(), 0),
                        a.turn()))
            .toList();
    Map<String, Integer> minute = new HashMap<>();
    String prefix = Domains.minute(now) + " ";
    domains.forEach(
        (key, n) -> {
          if (key.startsWith(prefix)) {
            minute.put(key.substring(prefix.length()), n);
          }
        });
    return new Pool(
        all, domainCap == 0 ? Domains.UNCAPPED : new Domains(domainCap, minute), this::frees);
  }

  private Instant frees(String account, int missing) {
    int sum = 0;
    List<Use> oldest =
        uses.values().stream()
            .filter(use -> use.account().equals(account))
            .sorted(Comparator.comparing(Use::at))
            .toList();
    for (Use use : oldest) {
      sum += use.recipients();
      if (sum >= missing) {
        return use.at().plus(DAY);
      }
    }
    return null;
  }

  @Override
  public void accept(Submission asked, Instant now) {
    Step step =
        Accepting.accept(
            asked.id(),
            asked.party(),
            now,
            asked.expiresAt(),
            asked.recipients(),
            hidden(asked.party()));
    mails.put(asked.id(), step.mail());
    events.put(asked.id(), new ArrayList<>(step.events()));
  }

  private Set<String> hidden(String party) {
    Set<String> hashes = new HashSet<>();
    suppressed.stream()
        .filter(key -> key.startsWith(party + " "))
        .forEach(key -> hashes.add(key.substring(party.length() + 1)));
    return hashes;
  }

  @Override
  public List<String> due(int most, Instant now) {
    dueMails(now).stream()
        .filter(mail -> mail.lease() != null || !mail.expiresAt().isAfter(now))
        .limit(most)
        .forEach(mail -> step(mail.id(), now, m -> Overdue.look(m, pool(now), now)));
    Pool open = pool(now);
    List<String> ids = new ArrayList<>();
    for (Pool.Room room : open.rooms(now)) {
      List<Mail> free =
          dueMails(now).stream()
              .filter(mail -> mail.lease() == null && mail.expiresAt().isAfter(now))
              .filter(mail -> unpublished(mail, now))
              .filter(
                  mail ->
                      room.only() == null
                          ? !open.named().contains(mail.party())
                          : mail.party().equals(room.only()))
              .limit(Math.min(most, Math.max(1, room.recipients())))
              .toList();
      free.forEach(mail -> mails.put(mail.id(), mail.published(now)));
      free.forEach(mail -> ids.add(mail.id()));
    }
    return ids;
  }

  private boolean unpublished(Mail mail, Instant now) {
    return mail.publishedAt() == null || !mail.publishedAt().isAfter(now.minus(republish));
  }

  private List<Mail> dueMails(Instant now) {
    return mails.values().stream()
        .filter(mail -> mail.dueAt() != null && !mail.dueAt().isAfter(now))
        .sorted(Comparator.comparing(Mail::dueAt).thenComparing(Mail::id))
        .toList();
  }

  @Override
  public Leased lease(String id, Instant now) {
    Optional<Step> step =
        step(id, now, m -> Leasing.lease(m, pool(now), hidden(m.party()), lease, now));
    if (step.isEmpty() || step.get().result() != Step.Result.DONE) {
      return new Leased(step.map(Step::result).orElse(Step.Result.NOTHING), null, List.of());
    }
    Mail mail = step.get().mail();
    return new Leased(
        Step.Result.DONE,
        mail.lease(),
        mail.recipients().stream()
            .filter(one -> one.state() == MailState.SENDING)
            .map(Recipient::n)
            .toList());
  }

  @Override
  public boolean smtp(String id, int number, Instant now) {
    Optional<Mail> marked = Leasing.smtp(mails.get(id), number, now);
    marked.ifPresent(mail -> mails.put(id, mail));
    return marked.isPresent();
  }

  @Override
  public Step.Result settle(String id, int number, Map<Integer, Answer> answers, Instant now) {
    return result(step(id, now, m -> Settling.settle(m, number, answers, pool(now), now)));
  }

  @Override
  public Step.Result confirmed(String id, Instant now) {
    return result(step(id, now, News::confirmed));
  }

  @Override
  public Step.Result cancel(String id, Instant now) {
    return result(step(id, now, Withdrawing::cancel));
  }

  @Override
  public void suppress(String party, Suppression suppression, Instant now) {
    suppressed.add(party + " " + suppression.hash());
    mails.values().stream()
        .filter(mail -> mail.party().equals(party))
        .map(Mail::id)
        .toList()
        .forEach(id -> step(id, now, m -> Withdrawing.suppress(m, Set.of(suppression.hash()))));
  }

  @Override
  public Step.Result resolve(String id, boolean found, Instant now) {
    return result(step(id, now, m -> Withdrawing.resolve(m, found, "operator", now)));
  }

  private static Step.Result result(Optional<Step> step) {
    return step.map(Step::result).orElse(Step.Result.NOTHING);
  }

  private Optional<Step> step(String id, Instant now, Function<Mail, Step> rule) {
    Mail mail = mails.get(id);
    if (mail == null) {
      return Optional.empty();
    }
    Step step = rule.apply(mail);
    mails.put(id, step.mail());
    events.get(id).addAll(step.events());
    if (step.use() != null) {
      uses.put(id + "/" + step.use().lease(), step.use());
    }
    if (step.account() != null) {
      accounts.put(step.account().id(), step.account());
    }
    step.domains().forEach((d, n) -> domains.merge(Domains.minute(now) + " " + d, n, Integer::sum));
    step.suppressions().forEach(s -> suppressed.add(mail.party() + " " + s.hash()));
    return Optional.of(step);
  }
}
