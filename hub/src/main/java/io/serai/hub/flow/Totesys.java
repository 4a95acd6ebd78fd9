package io.serai.hub.flow;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.api.Access;
import io.serai.hub.api.RateApi;
import io.serai.totesys.SourceTable;
import io.serai.totesys.rates.RateTable;
import java.util.List;
import java.util.Map;
import org.apache.camel.RoutesBuilder;

/** The Totesys flow: operational PostgreSQL to CSV, to a Parquet star, to the warehouse. */
final class Totesys implements Flow {
  private RateTable rates;

  @Override
  public String name() {
    return "totesys";
  }

  @Override
  public List<Stage> stages() {
    return List.of(
        new Stage("extract", "tables extracted", "transform"),
        new Stage("transform", "tables remodelled", "load"),
        new Stage("load", "targets loaded", null),
        new Stage("reconcile", "tables compared", "transform"));
  }

  @Override
  public List<String> scheduleKeys() {
    return List.of("totesys.extract.schedule", "totesys.reconcile.schedule");
  }

  @Override
  public Map<String, PayloadKey> payload() {
    return Map.of(
        "tables",
        new PayloadKey(
            PayloadKey.Type.TEXTS,
            "Extract or reconcile only these source tables.",
            tables -> requireTables((List<?>) tables)));
  }

  private static void requireTables(List<?> tables) {
    if (tables.isEmpty()) {
      throw new SeraiException(
          HubError.BAD_PAYLOAD,
          "totesys",
          "key 'tables' names no table; known are %s",
          SourceTable.names());
    }
    tables.forEach(table -> SourceTable.named((String) table));
  }

  @Override
  public void bind(FlowContext context) {
    TotesysExtract.bind(context);
    TotesysTransform.bind(context);
    rates = TotesysLoad.bind(context);
  }

  @Override
  public List<RoutesBuilder> api(Access access) {
    return List.of(new RateApi(access, rates));
  }
}
