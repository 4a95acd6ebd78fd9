package io.serai.sailthru.load;

import io.serai.hubdb.HubStatements;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** Who was erased, or is to be, in the hub's database. An address is known by its hashes alone. */
public final class Tombstones {
  private final HubStatements hub;
  private final Clock clock;

  /**
   * @param file {@code config/sailthru/load/tombstone.sql}
   */
  public Tombstones(DataSource hub, Path file, Clock clock) {
    this.hub = new HubStatements(hub, file, "sailthru", "erasures");
    this.clock = clock;
  }

  /**
   * One person.
   *
   * @param profiles ids that are known of
   * @param hashes of the address, under every key there was; empty when asked for by id
   * @param pending whether it is still to be done
   */
  record Tombstone(long id, List<String> profiles, List<String> hashes, boolean pending) {}

  /** Asks for a person to be erased; durable when the call returns. Its number. */
  public long request(List<String> profiles, List<String> hashes) {
    return hub.rows("request", row -> row.getLong(1), profiles, hashes, clock.instant()).get(0);
  }

  /** Whether a request has been done. */
  public boolean done(long id) {
    return hub.rows("done", row -> row.getLong(1), id).get(0) > 0;
  }

  /** All of them, oldest first. */
  List<Tombstone> all() {
    return hub.rows(
        "all",
        row ->
            new Tombstone(
                row.getLong(1), list(row.getArray(2)), list(row.getArray(3)), row.getBoolean(4)));
  }

  private static List<String> list(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }

  /** Adds ids that were found to be a person's. */
  void found(long id, Collection<String> profiles) {
    hub.update("found", profiles, id);
  }

  /** A request is done in the warehouse and in the lake. */
  void erased(long id, String runId) {
    hub.update("erased", clock.instant(), runId, id);
  }
}
