package io.serai.mail.store;

import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Work in one transaction: kept when it returns, undone when it throws. */
final class Transactions {
  private static final String SEE = "SELECT set_config('serai.party', ?, true)";

  private static final String PLAN_ONCE = "SET LOCAL plan_cache_mode = force_generic_plan";

  private final DataSource hub;

  Transactions(DataSource hub) {
    this.hub = hub;
  }

  /** Work with a result. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Work without one. */
  interface Use {
    void on(Connection connection) throws SQLException;
  }

  <T> T in(Work<T> work) {
    try (Connection connection = hub.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException | UseRows.Unread e) {
      throw unavailable(e);
    }
  }

  /**
   * Work that finds rows by their keys. The server plans its statements once for a connection, not
   * for every call; that was a fifth of what a mail cost it.
   */
  <T> T keyed(Work<T> work) {
    return in(
        connection -> {
          try (Statement plan = connection.createStatement()) {
            plan.execute(PLAN_ONCE);
          }
          return work.on(connection);
        });
  }

  /** One statement, which is a transaction of its own. */
  <T> T alone(Work<T> work) {
    try (Connection connection = hub.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static SeraiException unavailable(Exception why) {
    return new SeraiException(
        MailError.STORE_UNAVAILABLE, "mail", why, "the hub's database did not take a step");
  }

  /**
   * Work that is asked for by a party: in its transaction the database shows that party's rows and
   * no other's (V57), whatever the statements ask for.
   */
  <T> T of(String party, Work<T> work) {
    if (party.isEmpty()) {
      throw new IllegalArgumentException("no party, which would see all");
    }
    return in(
        connection -> {
          try (PreparedStatement see = connection.prepareStatement(SEE)) {
            see.setString(1, party);
            see.execute();
          }
          return work.on(connection);
        });
  }

  void use(Use work) {
    in(
        connection -> {
          work.on(connection);
          return null;
        });
  }
}
