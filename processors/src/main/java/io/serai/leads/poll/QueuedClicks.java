package io.serai.leads.poll;

import io.serai.core.Run;
import io.serai.hubdb.HubStatements;
import io.serai.leads.ClickRow;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The clicks that were put on the queue, in the hub's database. */
public final class QueuedClicks {
  private final HubStatements hub;
  private final Clock clock;

  /**
   * @param hub the hub's database
   * @param file {@code config/leads/queued.sql}
   */
  public QueuedClicks(DataSource hub, Path file, Clock clock) {
    this.hub = new HubStatements(hub, file, "leads", "queued clicks");
    this.clock = clock;
  }

  /**
   * A click that was queued.
   *
   * @param settled whether it was found at its end before
   */
  public record Queued(String unit, String guid, boolean settled) {
    /** What names it as a dead letter. */
    public String input() {
      return unit + ":" + guid;
    }
  }

  /** Rows are about to be queued. */
  void note(Run run, String unit, List<ClickRow> rows) {
    hub.update(
        "note",
        unit,
        clock.instant(),
        run.id(),
        rows.stream().map(row -> row.guid().orElseThrow()).toList(),
        rows.stream().map(row -> String.valueOf(row.bot())).toList());
  }

  /** The queue has taken them. */
  void sent(String unit, Collection<String> guids) {
    hub.update("sent", unit, guids);
  }

  /** Those that are on the queue: guid to whether as a bot's. */
  Map<String, Boolean> underWay(String unit, Collection<String> guids) {
    return hub
        .rows("under_way", row -> Map.entry(row.getString(1), row.getBoolean(2)), unit, guids)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Those that are dead letters and were not given back. */
  public Set<String> dead(Collection<String> inputs) {
    return new HashSet<>(hub.rows("dead", row -> row.getString(1), inputs));
  }

  /**
   * The next clicks that are to be looked for.
   *
   * @param all those too that were settled before
   * @param last the last of those before, or null
   */
  public List<Queued> next(boolean all, Queued last, int limit) {
    return hub.rows(
        all ? "all" : "open",
        row -> new Queued(row.getString(1), row.getString(2), row.getBoolean(3)),
        last == null ? "" : last.unit(),
        last == null ? "" : last.guid(),
        limit);
  }

  /** They have come to their end. */
  public void settle(String unit, Collection<String> guids) {
    hub.update("settle", clock.instant(), unit, guids);
  }

  /** They are nowhere: the next poll that sees their rows queues them again. */
  public void lose(String unit, Collection<String> guids) {
    hub.update("lose", unit, guids);
  }

  /** Forgets those that were settled before an instant. */
  public void forget(Instant before) {
    hub.update("forget", before);
  }
}
