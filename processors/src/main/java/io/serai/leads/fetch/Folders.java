package io.serai.leads.fetch;

import io.serai.leads.Unit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Folders that were fetched lately; the least used are forgotten first. */
final class Folders {
  private static final int MOST = 20_000;

  private final Clock clock;
  private final Duration life;
  private final Map<String, Kept> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
          return size() > MOST;
        }
      };

  Folders(Clock clock, Duration life) {
    this.clock = clock;
    this.life = life;
  }

  /**
   * A folder.
   *
   * @param parent id of the folder it is in; null for a root
   */
  record Folder(String id, String name, String parent) {}

  private record Kept(Folder folder, Instant until) {}

  synchronized Optional<Folder> find(Unit unit, String id) {
    return Optional.ofNullable(kept.get(unit.key() + ":" + id))
        .filter(one -> clock.instant().isBefore(one.until()))
        .map(Kept::folder);
  }

  synchronized void keep(Unit unit, Folder folder) {
    kept.put(unit.key() + ":" + folder.id(), new Kept(folder, clock.instant().plus(life)));
  }
}
