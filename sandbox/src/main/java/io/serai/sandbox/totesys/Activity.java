package io.serai.sandbox.totesys;

import io.serai.sandbox.totesys.Dice.Purpose;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;

/**
 * Does to a source what a live one does, a few actions a step, and records each changed row in
 * {@code activity.audit}. Which actions, and on which rows, follows from the seed and the number of
 * audit rows at the start. For one thread.
 */
public final class Activity implements AutoCloseable {
  private static final int ACTIONS_A_STEP = 4;
  private static final int STEPS_LATE = 3;

  private final DataSource source;
  private final Dice dice;
  private final Deque<Late> late = new ArrayDeque<>();
  private long draws;
  private long step;

  /** A transaction that is open while the source goes on. */
  private record Late(Connection connection, long commitAt) {}

  /** Prepares the audit table of a source that has its schema. */
  public Activity(DataSource source, long seed) throws SQLException {
    this.source = source;
    this.dice = new Dice(seed);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(Sql.resource("activity/schema.sql"));
      try (ResultSet row = statement.executeQuery("SELECT count(*) FROM activity.audit")) {
        row.next();
        draws = row.getLong(1);
      }
    }
  }

  /**
   * Does the next few actions and commits them, all but the late ones.
   *
   * @param now what the source's clock shows; stamped as last_updated, cut to milliseconds
   * @return the actions that changed something
   */
  public List<Action> step(Instant now) throws SQLException {
    step++;
    commitLate(step);
    List<Action> done = new ArrayList<>();
    for (int i = 0; i < ACTIONS_A_STEP; i++) {
      Action action = Action.drawn(dice.below(Action.WEIGHTS, Purpose.ACTIVITY, draws));
      if (act(action, now) > 0) {
        done.add(action);
      }
    }
    return done;
  }

  /**
   * Does one action now.
   *
   * @return how many rows it changed
   */
  public int act(Action action, Instant now) throws SQLException {
    if (action == Action.DRIFT) {
      // It waits for everybody who uses the table, and for one of them this thread would wait.
      commitLate(Long.MAX_VALUE);
    }
    Connection connection = source.getConnection();
    boolean keep = false;
    try {
      connection.setAutoCommit(false);
      int rows = run(connection, action, now);
      keep = action == Action.LATE_SALE && rows > 0;
      if (keep) {
        late.add(new Late(connection, step + STEPS_LATE));
      } else {
        connection.commit();
      }
      return rows;
    } finally {
      if (!keep) {
        connection.close();
      }
    }
  }

  private int run(Connection connection, Action action, Instant now) throws SQLException {
    long draw = draws++;
    try (Statement limit = connection.createStatement();
        PreparedStatement change = connection.prepareStatement(Sql.resource(action.file()))) {
      // Readers may hold what a change needs; a source that waits for them stands still.
      limit.execute("SET LOCAL lock_timeout = '5s'");
      change.setString(1, action.name());
      change.setObject(
          2, LocalDateTime.ofInstant(now.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC));
      change.setInt(3, dice.below(Integer.MAX_VALUE, Purpose.PICK, 2 * draw));
      change.setInt(4, dice.below(Integer.MAX_VALUE, Purpose.PICK, 2 * draw + 1));
      change.execute();
      int rows = 0;
      while (change.getUpdateCount() >= 0) {
        rows += change.getUpdateCount();
        change.getMoreResults();
      }
      return rows;
    }
  }

  private void commitLate(long upTo) throws SQLException {
    while (!late.isEmpty() && late.peek().commitAt() <= upTo) {
      try (Connection connection = late.remove().connection()) {
        connection.commit();
      }
    }
  }

  /** Commits what is still open. */
  @Override
  public void close() throws SQLException {
    commitLate(Long.MAX_VALUE);
  }
}
