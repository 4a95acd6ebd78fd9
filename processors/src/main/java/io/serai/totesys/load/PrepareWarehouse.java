package io.serai.totesys.load;

import io.serai.core.SeraiException;
import io.serai.totesys.TotesysError;
import io.serai.warehouse.Warehouse.Failures;
import io.serai.warehouse.WarehouseSchema;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.flywaydb.core.api.FlywayException;

/** Brings the warehouse's schema up to date before the first load of this process. */
public final class PrepareWarehouse implements Processor {
  /** How failures of the warehouse are told in this flow. */
  public static final Failures FAILURES =
      new Failures("totesys", TotesysError.WAREHOUSE_UNAVAILABLE, TotesysError.LOAD_FAILED);

  private final DataSource warehouse;
  private final String schema;
  private final Path scripts;
  private boolean prepared;

  /**
   * @param scripts {@code config/totesys/warehouse}
   */
  public PrepareWarehouse(DataSource warehouse, String schema, Path scripts) {
    this.warehouse = warehouse;
    this.schema = schema;
    this.scripts = scripts;
  }

  @Override
  public synchronized void process(Exchange exchange) {
    if (prepared) {
      return;
    }
    try {
      WarehouseSchema.migrate(warehouse, schema, scripts);
      prepared = true;
    } catch (FlywayException e) {
      throw new SeraiException(
          TotesysError.WAREHOUSE_UNAVAILABLE,
          "totesys",
          e,
          "its schema cannot be brought up to date");
    }
  }
}
