package io.serai.totesys.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.core.Run;
import io.serai.testing.MemoryLedger;
import io.serai.testing.MemoryS3;
import io.serai.testing.Postgres;
import io.serai.totesys.Csv;
import io.serai.totesys.Lake;
import io.serai.totesys.SourceTable;
import io.serai.totesys.StarFlow;
import io.serai.warehouse.WarehouseSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the warehouse believes of a table while it is filled. */
class StatisticsIT {
  private static final int ROWS = 60_000;

  @TempDir Path work;

  @Test
  void a_table_that_was_taken_for_empty_while_it_was_filled_is_known_by_its_size()
      throws Exception {
    DataSource warehouse = Postgres.create("statistics_it");
    WarehouseSchema.migrate(warehouse, "public", Path.of("config/totesys/warehouse"));
    MemoryS3 s3 = new MemoryS3();
    MemoryLedger ledger = new MemoryLedger();
    String[] lines =
        IntStream.rangeClosed(1, ROWS)
            .mapToObj(id -> Csv.transaction(id, "SALE", String.valueOf(id), ""))
            .toArray(String[]::new);
    String run = "20261121T040001000Z-000001";
    new Lake(s3)
        .extracted(
            run,
            "transaction",
            "full",
            ROWS,
            Csv.of(SourceTable.TRANSACTION, lines).getBytes(StandardCharsets.UTF_8));
    ledger.written(run, ROWS);
    aborted(warehouse);
    assertThat(tuples(warehouse)).as("what the server's own ANALYZE came to").isZero();

    try (StarFlow flow = new StarFlow(s3, ledger, work, () -> Long.MAX_VALUE, warehouse)) {
      flow.transform();
      Run load = flow.load();

      assertThat(load.failures()).isEmpty();
      assertThat(load.tally().written()).isEqualTo(ROWS);
    }

    assertThat(tuples(warehouse)).isBetween(ROWS * 0.9, ROWS * 1.1);
  }

  /** Analyzed while a transaction fills it, as a server may do at any time: an empty table. */
  private static void aborted(DataSource warehouse) throws SQLException {
    try (Connection filling = warehouse.getConnection();
        Statement fill = filling.createStatement();
        Connection other = warehouse.getConnection();
        Statement analyze = other.createStatement()) {
      filling.setAutoCommit(false);
      fill.execute(
          """
          INSERT INTO dim_transaction (transaction_id, transaction_type, is_active, is_placeholder, run_id)
          SELECT i, 'SALE', true, false, 'r' FROM generate_series(1, %d) AS n(i)"""
              .formatted(ROWS));
      analyze.execute("ANALYZE dim_transaction");
      filling.rollback();
    }
  }

  private static double tuples(DataSource warehouse) throws SQLException {
    try (Connection connection = warehouse.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT reltuples FROM pg_class WHERE relname = 'dim_transaction'")) {
      row.next();
      return row.getDouble(1);
    }
  }
}
