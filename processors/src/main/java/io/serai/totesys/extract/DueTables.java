package io.serai.totesys.extract;

import io.serai.core.HubError;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.totesys.SourceTable;
import io.serai.totesys.SourceTable.Reading;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Sets the body to the tables this run reads. */
public final class DueTables implements Processor {
  /** The stage that compares the source with what was delivered. */
  static final String RECONCILE = "reconcile";

  @Override
  public void process(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    exchange.getMessage().setBody(due(run.stage(), run.payload()));
  }

  /**
   * The tables the payload names under {@code tables}; else all of them, for a comparison those
   * that no other run reads whole. Children before parents either way.
   *
   * @throws SeraiException UNKNOWN_TABLE for a name that is not on the allow-list, BAD_PAYLOAD for
   *     anything but a list
   */
  static List<SourceTable> due(String stage, Map<String, Object> payload) {
    Object tables = payload.get("tables");
    if (tables == null) {
      return Arrays.stream(SourceTable.values())
          .filter(table -> !stage.equals(RECONCILE) || table.reading() == Reading.INCREMENTAL)
          .toList();
    }
    if (!(tables instanceof Collection<?> names)) {
      throw new SeraiException(HubError.BAD_PAYLOAD, "totesys", "key 'tables' is not a list");
    }
    return names.stream()
        .map(name -> SourceTable.named(String.valueOf(name)))
        .distinct()
        .sorted()
        .toList();
  }
}
