package io.serai.totesys.extract;

import io.serai.core.HubError;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.totesys.SourceTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Sets the body to the tables this run reads. */
public final class DueTables implements Processor {
  @Override
  public void process(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    exchange.getMessage().setBody(due(run.payload()));
  }

  /**
   * All tables, or those the payload names under {@code tables}; children before parents either
   * way.
   *
   * @throws SeraiException UNKNOWN_TABLE for a name that is not on the allow-list, BAD_PAYLOAD for
   *     anything but a list
   */
  static List<SourceTable> due(Map<String, Object> payload) {
    Object tables = payload.get("tables");
    if (tables == null) {
      return List.of(SourceTable.values());
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
