package io.serai.leads.settle;

import io.serai.core.Counts;
import io.serai.core.FaultPoints;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.leads.LeadsError;
import io.serai.leads.poll.QueuedClicks;
import io.serai.leads.poll.QueuedClicks.Queued;
import io.serai.leads.store.Store;
import io.serai.leads.store.Writes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;

/** The steps of stage settle. */
public final class SettleSteps {
  private static final String EMPTY = "empty";
  private static final int AT_ONCE = 1_000;

  private final Drain drain;
  private final DeadQueues dead;
  private final Repair repair;
  private final QueuedClicks queued;
  private final Store store;
  private final Duration keep;
  private final Clock clock;

  /**
   * @param keep how long a click is looked for
   */
  public SettleSteps(
      Drain drain,
      DeadQueues dead,
      Repair repair,
      QueuedClicks queued,
      Store store,
      Duration keep,
      Clock clock) {
    this.drain = drain;
    this.dead = dead;
    this.repair = repair;
    this.queued = queued;
    this.store = store;
    this.keep = keep;
    this.clock = clock;
  }

  /** Waits for the queues to run empty. */
  public void drain(Exchange exchange) throws InterruptedException {
    exchange.setProperty(EMPTY, drain.awaitEmpty());
    dead.empty();
  }

  /** Urls of sends that are to be written late. */
  public void acknowledgements(Exchange exchange) {
    exchange.setProperty(Writes.PROPERTY, repair.acknowledgements());
  }

  /** Flags that are to go down from folders. */
  public void flags(Exchange exchange) {
    exchange.setProperty(Writes.PROPERTY, repair.flags());
  }

  /**
   * Looks for every click that was queued: those that are not settled, or, when settle is asked for
   * by itself, all that are kept. A click that is nowhere while the queues are empty is lost; so is
   * one that had come to its end before and is there no more. While they are not empty it is on its
   * way, and its unit is not done.
   */
  public void count(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    boolean empty = exchange.getProperty(EMPTY, Boolean.class);
    boolean all = "settle".equals(run.payload().get("stage"));
    queued.forget(clock.instant().minus(keep));
    Queued last = null;
    List<Queued> next = queued.next(all, last, AT_ONCE);
    Map<String, Integer> lost = new LinkedHashMap<>();
    Map<String, Integer> open = new LinkedHashMap<>();
    while (!next.isEmpty()) {
      run.requireLease();
      count(run, next, empty, lost, open);
      last = next.get(next.size() - 1);
      next = queued.next(all, last, AT_ONCE);
    }
    lost.forEach(
        (unit, clicks) -> run.notConserved(unit, coded(LeadsError.CLICKS_MISSING, unit, clicks)));
    open.forEach(
        (unit, clicks) -> run.underWay(unit, coded(LeadsError.CLICKS_UNDER_WAY, unit, clicks)));
    FaultPoints.at("leads.settle.after-read");
  }

  private static SeraiException coded(LeadsError error, String unit, int clicks) {
    return new SeraiException(error, "leads", "%d clicks of unit '%s'", clicks, unit);
  }

  private void count(
      Run run,
      List<Queued> clicks,
      boolean empty,
      Map<String, Integer> lost,
      Map<String, Integer> open) {
    List<String> guids = clicks.stream().map(Queued::guid).toList();
    Set<String> stored = store.flags(guids).keySet();
    Set<String> skipped = store.skipped(guids);
    Set<String> letters = queued.dead(clicks.stream().map(Queued::input).toList());
    Map<String, List<String>> settled = new LinkedHashMap<>();
    Map<String, List<String>> missing = new LinkedHashMap<>();
    for (Queued click : clicks) {
      Counts counts = run.counts(click.unit());
      counts.read(1);
      if (stored.contains(click.guid())) {
        counts.written(1);
      } else if (skipped.contains(click.guid())) {
        counts.skipped(1);
      } else if (letters.contains(click.input())) {
        counts.rejected(1);
      } else {
        counts.held(1);
        if (empty || click.settled()) {
          missing.computeIfAbsent(click.unit(), unit -> new ArrayList<>()).add(click.guid());
        } else {
          open.merge(click.unit(), 1, Integer::sum);
        }
        continue;
      }
      settled.computeIfAbsent(click.unit(), unit -> new ArrayList<>()).add(click.guid());
    }
    settled.forEach(queued::settle);
    missing.forEach(
        (unit, some) -> {
          queued.lose(unit, some);
          lost.merge(unit, some.size(), Integer::sum);
        });
  }
}
