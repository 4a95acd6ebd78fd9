package io.serai.sailthru.load;

import io.serai.core.Run;
import io.serai.core.SqlFile;
import io.serai.sailthru.load.Tombstones.Tombstone;
import io.serai.warehouse.Statements;
import io.serai.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Erases the people somebody asked for: their rows of the warehouse, received files, staged lines.
 * The request is noted as done at the end, so what was interrupted is done again; the tombstone
 * stays.
 */
public final class LoadErase implements Processor {
  private final Warehouse warehouse;
  private final Tombstones tombstones;
  private final LakeErasure lake;

  public LoadErase(Warehouse warehouse, Tombstones tombstones, LakeErasure lake) {
    this.warehouse = warehouse;
    this.tombstones = tombstones;
    this.lake = lake;
  }

  @Override
  public void process(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    run.requireLease();
    for (Tombstone person : pending()) {
      if (!person.hashes().isEmpty()) {
        tombstones.found(person.id(), lake.find(person.hashes()));
      }
    }
    Set<Long> asked = pending().stream().map(Tombstone::id).collect(Collectors.toSet());
    if (asked.isEmpty()) {
      return;
    }
    warehouse.transaction(connection -> delete(run, connection));
    // why not all: who was asked for meanwhile is still in the warehouse, and waits for the next
    // run
    List<Tombstone> people =
        pending().stream().filter(person -> asked.contains(person.id())).toList();
    Set<String> profiles =
        people.stream()
            .flatMap(person -> person.profiles().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    lake.erase(profiles, people.get(people.size() - 1).id());
    people.forEach(person -> tombstones.erased(person.id(), run.id()));
  }

  private List<Tombstone> pending() {
    return tombstones.all().stream().filter(Tombstone::pending).toList();
  }

  private Long delete(Run run, Connection connection) throws SQLException {
    SqlFile load = warehouse.dialect().sql("load");
    SqlFile erase = warehouse.dialect().sql("erase");
    LoadMerge.lock(run, connection, load);
    LoadMerge.ROWS.check(run, connection, load);
    People people = new People(connection, erase, tombstones);
    people.find("profile");
    people.find("profile_history");
    long rows = people.delete();
    people.forget();
    Statements.update(connection, erase.get("note_rows"), LoadMerge.ROWS.count(connection, load));
    return rows;
  }
}
