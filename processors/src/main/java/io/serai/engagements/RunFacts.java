package io.serai.engagements;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What a run tells the statistics index beyond the ledger's counters. */
public final class RunFacts {
  /** Exchange property that carries them; split copies share them. */
  public static final String PROPERTY = "engagementsFacts";

  private final LongAdder messages = new LongAdder();
  private final LongAdder accounts = new LongAdder();
  private final LongAdder domains = new LongAdder();
  private final Map<String, LongAdder> rows =
      Map.of("from", new LongAdder(), "to", new LongAdder(), "cc", new LongAdder());
  private final Map<Refusal, Long> refusals = new EnumMap<>(Refusal.class);

  /** Messages whose roles were written. */
  public void messages(long more) {
    messages.add(more);
  }

  /** Accounts whose documents were written. */
  public void accounts(long more) {
    accounts.add(more);
  }

  /** Domains whose documents were written. */
  public void domains(long more) {
    domains.add(more);
  }

  /** Addresses of a role in the accounts' documents. */
  public void rows(String role, long more) {
    rows.get(role).add(more);
  }

  /** An address, or a whole document, that was refused. */
  public synchronized void refused(Refusal reason) {
    refusals.merge(reason, 1L, Long::sum);
  }

  public long messages() {
    return messages.sum();
  }

  public long accounts() {
    return accounts.sum();
  }

  public long domains() {
    return domains.sum();
  }

  public long rows(String role) {
    return rows.get(role).sum();
  }

  /** How often each reason was met. */
  public synchronized Map<Refusal, Long> refusals() {
    return new EnumMap<>(refusals);
  }
}
