package io.serai.totesys.extract;

import io.serai.core.Drift;
import io.serai.core.Ledger;
import io.serai.core.Ledger.DriftNews;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.totesys.SourceTable;
import io.serai.totesys.TotesysError;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a table to the columns the hub knows. What is more is noted; what is missing or has another
 * type sets the table aside, with a dead letter that closes by itself when the columns are back.
 */
final class SchemaContract {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaContract.class);

  private final Ledger ledger;

  SchemaContract(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * @param drift all in which the table differs now
   * @throws SeraiException SCHEMA_DRIFT when the table cannot be read like this
   */
  void require(Run run, SourceTable table, List<Drift> drift) {
    DriftNews news = ledger.drift(run, table.table(), drift);
    news.noted().stream()
        .filter(change -> !change.breaking())
        .forEach(change -> log(run, table, change));
    String letter = "schema/" + table.table();
    List<Drift> breaking = drift.stream().filter(Drift::breaking).toList();
    if (breaking.isEmpty()) {
      if (news.healed()) {
        List.of("extract", DueTables.RECONCILE)
            .forEach(stage -> ledger.replaced(run, stage, letter));
      }
      return;
    }
    SeraiException why =
        new SeraiException(
            TotesysError.SCHEMA_DRIFT,
            run.flow(),
            "table '%s': %s",
            table.table(),
            breaking.stream().map(SchemaContract::words).collect(Collectors.joining(", ")));
    ledger.quarantine(run, letter, why, Map.of("unit", table.table()), "");
    throw why;
  }

  private static String words(Drift drift) {
    return drift.name().equals(ColumnCheck.TABLE)
        ? "it " + drift.what()
        : "column '%s' %s".formatted(drift.name(), drift.what());
  }

  private static void log(Run run, SourceTable table, Drift drift) {
    LOG.atWarn()
        .addKeyValue("flow", run.flow())
        .addKeyValue("runId", run.id())
        .addKeyValue("entityId", table.table())
        .log("Column '{}' {}: delivered as it is", drift.name(), drift.what());
  }
}
