package io.serai.sailthru.load;

import io.serai.core.SqlFile;
import io.serai.sailthru.load.Tombstones.Tombstone;
import io.serai.warehouse.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The people who must not be in the warehouse, within one of its transactions. */
final class People {
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
        List<String> ids =
            Statements.texts(
                connection,
                sql.get("by_address", Map.of("profiles", profiles)),
                (Object) person.hashes().toArray(String[]::new));
        if (!ids.isEmpty()) {
          tombstones.found(person.id(), ids);
          add(ids);
          found.addAll(ids);
        }
      }
    }
    return found;
  }

  private void add(List<String> ids) throws SQLException {
    Statements.update(connection, sql.get("person"), (Object) ids.toArray(String[]::new));
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
}
