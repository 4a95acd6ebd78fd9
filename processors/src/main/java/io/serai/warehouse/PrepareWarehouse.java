package io.serai.warehouse;

import io.serai.core.SeraiException;
import io.serai.warehouse.Warehouse.Failures;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.flywaydb.core.api.FlywayException;

/** Brings a flow's schema in the warehouse up to date before the first load of this process. */
public final class PrepareWarehouse implements Processor {
  private final DataSource warehouse;
  private final Dialect dialect;
  private final String schema;
  private final Path scripts;
  private final Failures failures;
  private boolean prepared;

  /**
   * @param scripts {@code config/<flow>/warehouse}
   */
  public PrepareWarehouse(
      DataSource warehouse, Dialect dialect, String schema, Path scripts, Failures failures) {
    this.warehouse = warehouse;
    this.dialect = dialect;
    this.schema = schema;
    this.scripts = scripts;
    this.failures = failures;
  }

  @Override
  public void process(Exchange exchange) {
    prepare();
  }

  /**
   * Brings the schema up to date, once.
   *
   * @throws SeraiException with the flow's code of a warehouse that is gone
   */
  public synchronized void prepare() {
    if (prepared) {
      return;
    }
    try {
      dialect.migrate(warehouse, schema, scripts);
      prepared = true;
    } catch (FlywayException | IllegalStateException e) {
      throw new SeraiException(
          failures.unavailable(), failures.flow(), e, "its schema cannot be brought up to date");
    }
  }
}
