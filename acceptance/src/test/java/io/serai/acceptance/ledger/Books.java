package io.serai.acceptance.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.serai.acceptance.harness.Database;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestClock;
import io.serai.core.Run;
import io.serai.hub.ledger.BodyCipher;
import io.serai.hub.ledger.DeadLetters;
import io.serai.hub.ledger.FlowLedger;
import io.serai.hub.ledger.FlowStates;
import io.serai.hub.ledger.LedgerDatabase;
import io.serai.hub.ledger.RunQueries;
import io.serai.hub.ledger.RunStore;
import io.serai.hub.ledger.RunStore.Opening;
import io.serai.hub.ledger.RunStore.Request;
import io.serai.hub.ledger.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A ledger without a hub: one database for all these tests, a flow and a clock for each of them.
 * The clock stands still until a test moves it.
 */
final class Books {
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  static final Duration LEASE = Duration.ofSeconds(60);

  private static final Database TABLES = Space.empty().hub();
  private static final LedgerDatabase DATABASE = new LedgerDatabase(source());
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String flow = "flow" + NUMBER.incrementAndGet();
  private final TestClock clock = TestClock.stoppedAt(START);
  private final AtomicInteger ticks = new AtomicInteger();

  /** A pool, as the hub has one; without it these tests would mostly connect. */
  private static DataSource source() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(TABLES.url());
    return new HikariDataSource(config);
  }

  /** The flow that belongs to this test alone. */
  String flow() {
    return flow;
  }

  TestClock clock() {
    return clock;
  }

  /** The runs as a hub of that name keeps them. */
  RunStore hub(String holder) {
    return new RunStore(DATABASE, clock, holder, LEASE);
  }

  /** A request for a tick that nobody asked for before. */
  Request request(String stage) {
    return request(stage, START.plusSeconds(ticks.incrementAndGet()));
  }

  Request request(String stage, Instant tick) {
    return new Request("trigger-" + flow, flow, stage, tick, Map.of());
  }

  /** Opens a run of a stage, which must be free. */
  Run open(RunStore hub, String stage) {
    Opening opening = hub.open(request(stage), List.of());
    if (opening instanceof Opening.Open open) {
      return open.run();
    }
    throw new IllegalStateException(opening.toString());
  }

  Run open(String stage) {
    return open(hub("one"), stage);
  }

  FlowLedger ledger() {
    return new FlowLedger(DATABASE, cipher('a'), clock);
  }

  DeadLetters letters() {
    return letters('a');
  }

  /** Dead letters under a key of 32 such letters. */
  DeadLetters letters(char key) {
    return new DeadLetters(DATABASE, cipher(key), clock);
  }

  RunQueries runs() {
    return new RunQueries(DATABASE);
  }

  FlowStates states() {
    return new FlowStates(DATABASE, clock);
  }

  Tokens tokens() {
    return new Tokens(DATABASE, clock);
  }

  private static BodyCipher cipher(char key) {
    byte[] bytes = String.valueOf(key).repeat(32).getBytes(StandardCharsets.US_ASCII);
    return new BodyCipher(() -> Base64.getEncoder().encodeToString(bytes));
  }

  /** Rows of a table that are this test's own, in the order given. */
  List<String> rows(String columns, String table, String order) {
    return TABLES.rows(
        "SELECT %s FROM serai.%s WHERE flow = ? ORDER BY %s".formatted(columns, table, order),
        flow);
  }

  /** One value of a run. */
  String run(Run run, String columns) {
    return TABLES.rows("SELECT %s FROM serai.run WHERE id = ?".formatted(columns), run.id()).get(0);
  }

  /** All tables of the ledger. */
  Database tables() {
    return TABLES;
  }
}
