package io.serai.core;

import io.serai.core.Counts.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * One run of one stage: who asked for it, its counters, and what must happen when it closes. It
 * travels in the exchange property {@link #PROPERTY}; split copies share it.
 */
public final class Run {
  /** Exchange property that carries the run. */
  public static final String PROPERTY = "serai.run";

  private final String id;
  private final String triggerId;
  private final String flow;
  private final String stage;
  private final Instant scheduledFor;
  private final long token;
  private final Map<String, Object> payload;
  private final Map<String, Counts> counts = new ConcurrentHashMap<>();
  private final Map<String, String> watermarks = new ConcurrentHashMap<>();
  private final List<Failure> failures = new CopyOnWriteArrayList<>();
  private final LongAdder expected = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final SourceLoad source = new SourceLoad();
  private final Shared shared = new Shared();
  private volatile boolean conserved = true;
  private volatile boolean underWay;
  private volatile boolean leaseLost;

  /**
   * @param id unique and ordered by time, e.g. {@code 20261121T040000123Z-000042}
   * @param scheduledFor the tick or the moment of the trigger, UTC
   * @param token the lease's fencing token: greater than that of every earlier holder
   * @param payload the validated payload of the trigger
   */
  public Run(
      String id,
      String triggerId,
      String flow,
      String stage,
      Instant scheduledFor,
      long token,
      Map<String, Object> payload) {
    this.id = id;
    this.triggerId = triggerId;
    this.flow = flow;
    this.stage = stage;
    this.scheduledFor = scheduledFor;
    this.token = token;
    this.payload = Map.copyOf(payload);
  }

  /** A unit of the run (a table, a file, an account) that failed while its neighbours went on. */
  public record Failure(String unit, Throwable cause) {}

  public String id() {
    return id;
  }

  public String triggerId() {
    return triggerId;
  }

  public String flow() {
    return flow;
  }

  public String stage() {
    return stage;
  }

  public Instant scheduledFor() {
    return scheduledFor;
  }

  public long token() {
    return token;
  }

  public Map<String, Object> payload() {
    return payload;
  }

  /** The counters of one unit of the run: a table, a file, an account. */
  public Counts counts(String unit) {
    return counts.computeIfAbsent(unit, name -> new Counts());
  }

  /**
   * The sum over all units. What a failed unit read and did not bring to an end is held: its
   * watermark stayed and the next run reads it again.
   */
  public Tally tally() {
    Set<String> failed = failedUnits();
    return counts.entrySet().stream()
        .map(
            unit ->
                failed.contains(unit.getKey())
                    ? unit.getValue().tally().openHeld()
                    : unit.getValue().tally())
        .reduce(Tally.ZERO, Tally::plus);
  }

  /** How many units the run worked on. */
  public int units() {
    return counts.size();
  }

  /** Adds inputs that are still to come, as far as known: for progress lines alone. */
  public void expect(long inputs) {
    expected.add(inputs);
  }

  public long expected() {
    return expected.sum();
  }

  /** Adds bytes that were moved: for progress lines alone. */
  public void moved(long moreBytes) {
    bytes.add(moreBytes);
  }

  public long bytes() {
    return bytes.sum();
  }

  /** What the run's reads cost the database they read from. */
  public SourceLoad source() {
    return source;
  }

  /** What its units use together; closed when the run is over. */
  public Shared shared() {
    return shared;
  }

  /** Units that did not fail and yet do not balance: rows were lost or doubled in them. */
  public List<String> unbalanced() {
    Set<String> failed = failedUnits();
    return counts.keySet().stream()
        .filter(unit -> !failed.contains(unit) && !counts.get(unit).tally().balanced())
        .sorted()
        .toList();
  }

  private Set<String> failedUnits() {
    return failures.stream().map(Failure::unit).collect(Collectors.toSet());
  }

  /**
   * Sets a watermark that becomes durable only in the transaction that closes this run (I2): a run
   * that does not close moves nothing.
   */
  public void moveWatermark(String key, String value) {
    watermarks.put(key, value);
  }

  public Map<String, String> watermarks() {
    return Map.copyOf(watermarks);
  }

  /** Records a failure that a route handled: the run goes on and ends PARTIAL or FAILED. */
  public void failed(String unit, Throwable cause) {
    failures.add(new Failure(unit, cause));
  }

  /** As {@link #failed}, for a row that is not where it was counted: the run ends FAILED. */
  public void notConserved(String unit, Throwable cause) {
    conserved = false;
    failed(unit, cause);
  }

  /**
   * As {@link #failed}, for inputs that are on their way and need nothing but time: the run ends
   * PARTIAL even when nothing moved.
   */
  public void underWay(String unit, Throwable cause) {
    underWay = true;
    failed(unit, cause);
  }

  public List<Failure> failures() {
    return List.copyOf(failures);
  }

  /** Whether inputs are on their way that a later run will find at their end. */
  public boolean underWay() {
    return underWay;
  }

  /** False once a row was found missing; the tally may balance all the same. */
  public boolean conserved() {
    return conserved;
  }

  /** Called by the lease's keeper when another holder took over. */
  public void loseLease() {
    leaseLost = true;
  }

  /** Throws when another holder took over: nothing more may be written on behalf of this run. */
  public void requireLease() {
    if (leaseLost) {
      throw new SeraiException(
          HubError.LEASE_LOST, flow, "the lease of '%s-%s' passed to another hub", flow, stage);
    }
  }
}
