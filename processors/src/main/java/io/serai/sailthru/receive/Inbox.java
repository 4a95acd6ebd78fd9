package io.serai.sailthru.receive;

import io.serai.core.Ledger;
import io.serai.core.Ledger.Standing;
import io.serai.core.Run;
import io.serai.sailthru.receive.Deliveries.Known;
import io.serai.sailthru.receive.Deliveries.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.ExchangeProperty;

/** What is new in the bucket and in the folder, oldest first. */
public final class Inbox {
  /** Key of a trigger's payload: look at these objects only. */
  public static final String OBJECTS = "objects";

  private static final int PAGE = 1_000;

  private final List<Source> sources;
  private final Deliveries deliveries;
  private final Ledger ledger;

  /** Somewhere files are delivered. */
  public interface Source {
    /** All files that may be taken; streamed, since a vendor may never clean up. */
    Iterable<Delivery> files();
  }

  public Inbox(List<Source> sources, Deliveries deliveries, Ledger ledger) {
    this.sources = List.copyOf(sources);
    this.deliveries = deliveries;
    this.ledger = ledger;
  }

  /** Deliveries that were not received in the state they are in now. */
  public List<Delivery> list(@ExchangeProperty(Run.PROPERTY) Run run) {
    run.requireLease();
    Set<?> only = new HashSet<>((List<?>) run.payload().getOrDefault(OBJECTS, List.of()));
    List<Delivery> fresh = new ArrayList<>();
    List<Delivery> page = new ArrayList<>();
    for (Source source : sources) {
      for (Delivery delivery : source.files()) {
        if (only.isEmpty() || only.contains(delivery.key())) {
          page.add(delivery);
        }
        if (page.size() == PAGE) {
          keepNew(run, page, fresh);
        }
      }
    }
    keepNew(run, page, fresh);
    fresh.sort(Comparator.comparing(Delivery::modified).thenComparing(Delivery::source));
    return fresh;
  }

  private void keepNew(Run run, List<Delivery> page, List<Delivery> fresh) {
    Map<String, Known> known = deliveries.known(page);
    page.stream()
        .filter(delivery -> isNew(run, delivery, known.get(delivery.input())))
        .forEach(fresh::add);
    page.clear();
  }

  private boolean isNew(Run run, Delivery delivery, Known known) {
    if (known == null) {
      return true;
    }
    return known.state() != State.RECEIVED
        && ledger.standing(run.flow(), run.stage(), delivery.input()) == Standing.FREE;
  }
}
