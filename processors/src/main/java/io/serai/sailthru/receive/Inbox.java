package io.serai.sailthru.receive;

import io.serai.core.Ledger;
import io.serai.core.Ledger.Standing;
import io.serai.core.Run;
import io.serai.sailthru.receive.Deliveries.Known;
import io.serai.sailthru.receive.Deliveries.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

    /** Those of them that have one of these keys; others need not be looked at. */
    Iterable<Delivery> files(Set<String> keys);
  }

  public Inbox(List<Source> sources, Deliveries deliveries, Ledger ledger) {
    this.sources = List.copyOf(sources);
    this.deliveries = deliveries;
    this.ledger = ledger;
  }

  /** Deliveries that were not received in the state they are in now. */
  public List<Delivery> list(@ExchangeProperty(Run.PROPERTY) Run run) {
    run.requireLease();
    Set<String> only = only(run);
    List<Delivery> fresh = new ArrayList<>();
    List<Delivery> page = new ArrayList<>();
    for (Source source : sources) {
      for (Delivery delivery : only.isEmpty() ? source.files() : source.files(only)) {
        page.add(delivery);
        if (page.size() == PAGE) {
          keepNew(run, page, fresh);
        }
      }
    }
    keepNew(run, page, fresh);
    fresh.sort(Comparator.comparing(Delivery::modified).thenComparing(Delivery::source));
    return fresh;
  }

  private static Set<String> only(Run run) {
    Set<String> keys = new TreeSet<>();
    ((List<?>) run.payload().getOrDefault(OBJECTS, List.of()))
        .forEach(key -> keys.add(String.valueOf(key)));
    return keys;
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
