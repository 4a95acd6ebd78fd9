package io.serai.mail.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Marks that SMTP begins (I5), committed before it does. */
final class Marks {
  private static final int MOST = 100;

  private final Transactions transactions;
  private final Sql sql;

  /** why: no mark waits for others, because a mail server waits for it */
  private final Together<Mark, Boolean> together =
      new Together<>(MOST, Duration.ZERO, this::commit);

  /** What a worker asks for. */
  record Mark(String id, int lease, Instant now) {}

  Marks(Transactions transactions, Sql sql) {
    this.transactions = transactions;
    this.sql = sql;
  }

  /** Whether the worker of that lease may go on. */
  boolean mark(String id, int lease, Instant now) {
    return together.ask(new Mark(id, lease, now));
  }

  /** Whether each of them may go on, in their order. */
  List<Boolean> commit(List<Mark> asked) {
    if (asked.size() > 1) {
      return transactions.keyed(connection -> all(connection, asked));
    }
    boolean marked = transactions.alone(connection -> one(connection, asked.get(0)));
    return List.of(marked);
  }

  private boolean one(Connection connection, Mark mark) throws SQLException {
    return sql.update(connection, "smtp", mark.now(), mark.id(), mark.lease(), mark.now()) == 1;
  }

  private List<Boolean> all(Connection connection, List<Mark> asked) throws SQLException {
    // why: whoever else locks these mails goes by their ids
    List<Integer> order =
        IntStream.range(0, asked.size())
            .boxed()
            .sorted(Comparator.comparing(n -> asked.get(n).id()))
            .toList();
    Boolean[] marked = new Boolean[asked.size()];
    try (Sql.Batch rows = sql.batch(connection, "smtp")) {
      for (int n : order) {
        Mark mark = asked.get(n);
        rows.add(mark.now(), mark.id(), mark.lease(), mark.now());
      }
      int[] changed = rows.run();
      for (int i = 0; i < changed.length; i++) {
        marked[order.get(i)] = changed[i] == 1;
      }
    }
    return List.of(marked);
  }
}
