package io.serai.totesys.load;

import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.warehouse.Warehouse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/** Keeps a refused manifest from stopping the others of its transaction. */
final class Isolation {
  private final Warehouse warehouse;

  Isolation(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** A step of a load. */
  @FunctionalInterface
  interface Step {
    void run() throws SQLException, IOException;
  }

  /** A failure and the target it belongs to. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String target;
    private final transient Exception why;

    Refused(String target, Exception why) {
      super(why);
      this.target = target;
      this.why = why;
    }
  }

  /** Runs a step whose failure is the target's own. */
  static void inTarget(String target, Step step) throws IOException {
    try {
      step.run();
    } catch (SQLException | SeraiException e) {
      throw new Refused(target, e);
    }
  }

  /**
   * Runs a load that is a transaction of its own. When a target refuses it, the run is told and the
   * next one may be tried.
   */
  void whole(Run run, Step load) throws IOException {
    try {
      load.run();
    } catch (Refused e) {
      try {
        report(run, e);
      } catch (SQLException gone) {
        throw warehouse.failure(gone, "the load was rolled back");
      }
    } catch (SQLException e) {
      throw warehouse.failure(e, "the load was rolled back");
    }
  }

  /**
   * Runs a step behind a savepoint, where there are savepoints. When a target refuses it, the step
   * is undone and the run told.
   *
   * @return whether the step stands
   * @throws SQLException when the warehouse itself is gone
   */
  boolean attempt(Run run, Connection connection, Step step) throws SQLException, IOException {
    if (!warehouse.dialect().savepoints()) {
      step.run();
      return true;
    }
    Savepoint before = connection.setSavepoint();
    try {
      step.run();
      connection.releaseSavepoint(before);
      return true;
    } catch (Refused e) {
      report(run, e);
      connection.rollback(before);
      return false;
    }
  }

  private void report(Run run, Refused e) throws SQLException {
    if (!(e.why instanceof SQLException sql)) {
      run.notConserved(e.target, e.why);
      return;
    }
    if (warehouse.dialect().unavailable(sql)) {
      throw sql;
    }
    run.failed(e.target, warehouse.failure(sql, "'" + e.target + "' refused the load"));
  }
}
