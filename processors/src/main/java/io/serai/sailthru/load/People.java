package io.serai.sailthru.load;

import io.serai.core.SqlFile;
import io.serai.sailthru.load.Tombstones.Tombstone;
import io.serai.warehouse.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The people who must not be in the warehouse, within one of its transactions. */
final class People {
  /** why: a warehouse may not know arrays, and a statement takes only so many parameters */
  private static final int MOST = 500;

  private final Connection connection;
  private final SqlFile sql;
  private final Tombstones tombstones;
  private final List<Tombstone> erased;

  /** Reads the tombstones; the transaction holds the lock of the loads already. */
  People(Connection connection, SqlFile sql, Tombstones tombstones) throws SQLException {
    this.connection = connection;
    this.sql = sql;
    this.tombstones = tombstones;
    this.erased = tombstones.all();
    Statements.update(connection, sql.get("people"));
    for (Tombstone person : erased) {
      add(person.profiles());
    }
  }

  boolean none() {
    return erased.isEmpty();
  }

  /** Finds ids by the addresses of profiles, in a table or a staged one, and remembers them. */
  List<String> find(String profiles) throws SQLException {
    List<String> found = new ArrayList<>();
    for (Tombstone person : erased) {
      if (!person.hashes().isEmpty()) {
        List<String> ids = byAddress(profiles, person.hashes());
        if (!ids.isEmpty()) {
          tombstones.found(person.id(), ids);
          add(ids);
          found.addAll(ids);
        }
      }
    }
    return found;
  }

  private List<String> byAddress(String profiles, List<String> hashes) throws SQLException {
    String marks = hashes.stream().map(hash -> "?").collect(Collectors.joining(", ", "(", ")"));
    return Statements.texts(
        connection,
        sql.get("by_address", Map.of("profiles", profiles, "hashes", marks)),
        hashes.toArray());
  }

  private void add(List<String> ids) throws SQLException {
    for (int from = 0; from < ids.size(); from += MOST) {
      List<String> some = ids.subList(from, Math.min(from + MOST, ids.size()));
      String marks = some.stream().map(id -> "(?)").collect(Collectors.joining(", "));
      Statements.update(connection, sql.get("person", Map.of("ids", marks)), some.toArray());
    }
  }

  /** Deletes their rows everywhere; how many. */
  long delete() throws SQLException {
    long rows = 0;
    for (Map.Entry<String, String> table : Table.people().entrySet()) {
      rows +=
          Statements.update(
              connection,
              sql.get("delete", Map.of("target", table.getKey(), "person", table.getValue())));
    }
    return rows;
  }

  /** Ends what the transaction knows of them. */
  void forget() throws SQLException {
    Statements.update(connection, sql.get("forget_people"));
  }
}
