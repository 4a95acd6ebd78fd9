package io.serai.leads.poll;

import io.serai.leads.ClickRow;
import io.serai.leads.Ineligible;
import io.serai.leads.Unit;
import io.serai.leads.poll.Page.Refused;
import io.serai.leads.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells the rows of a page apart: what is new, what is known, and what is no click. */
final class Sorting {
  private final Store store;
  private final QueuedClicks queued;

  Sorting(Store store, QueuedClicks queued) {
    this.store = store;
    this.queued = queued;
  }

  Page sort(Unit unit, List<ClickRow> rows) {
    Map<String, ClickRow> byGuid = new LinkedHashMap<>();
    rows.forEach(row -> row.guid().ifPresent(guid -> byGuid.put(guid, row)));
    int unusable = (int) rows.stream().filter(row -> row.guid().isEmpty()).count();
    Set<String> guids = byGuid.keySet();
    Map<String, Boolean> flags = store.flags(guids);
    flags.putAll(queued.underWay(unit.key(), guids));
    Set<String> skipped = store.skipped(guids);
    Set<String> dead = queued.dead(guids.stream().map(guid -> unit.key() + ":" + guid).toList());
    List<ClickRow> fresh = new ArrayList<>();
    List<Refused> ineligible = new ArrayList<>();
    byGuid.forEach(
        (guid, row) -> {
          boolean asBefore = Boolean.valueOf(row.bot()).equals(flags.get(guid));
          if (asBefore || skipped.contains(guid) || dead.contains(unit.key() + ":" + guid)) {
            return;
          }
          Optional<Ineligible> reason = Ineligible.of(unit, row, unit.links().parse(row.link()));
          reason.ifPresentOrElse(
              why -> ineligible.add(new Refused(row, why)), () -> fresh.add(row));
        });
    int known = rows.size() - unusable - fresh.size() - ineligible.size();
    return new Page(fresh, ineligible, unusable, known);
  }
}
