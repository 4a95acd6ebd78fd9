package io.serai.mail.store;

import io.serai.mail.model.Suppression;
import io.serai.mail.store.Desk.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Addresses that parties do not write to, as rows. */
final class StopRows {
  private final Sql sql;

  StopRows(Sql sql) {
    this.sql = sql;
  }

  /** Those of some addresses. */
  Set<Address> among(Connection connection, Collection<Address> addresses) throws SQLException {
    Object parties =
        connection.createArrayOf("text", addresses.stream().map(Address::party).toArray());
    Object hashes =
        connection.createArrayOf("text", addresses.stream().map(Address::hash).toArray());
    return new HashSet<>(
        sql.rows(
            connection,
            "suppressed",
            row -> new Address(row.getString(1), row.getString(2)),
            parties,
            hashes));
  }

  void add(Connection connection, String party, Suppression suppression, Instant now)
      throws SQLException {
    sql.update(connection, "suppress", party, suppression.hash(), suppression.reason().word(), now);
  }
}
