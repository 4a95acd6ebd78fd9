package io.serai.warehouse;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The warehouse's tables and views; they belong to the hub. */
public final class WarehouseSchema {
  private WarehouseSchema() {}

  /**
   * Creates or updates them.
   *
   * @param schema where they live; it may hold tables of others
   * @param location Flyway's notation, e.g. {@code filesystem:config/totesys/warehouse/postgres}
   */
  public static void migrate(DataSource warehouse, String schema, String location) {
    Flyway.configure()
        .dataSource(warehouse)
        .schemas(schema)
        .defaultSchema(schema)
        .locations(location)
        .table("serai_schema")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }
}
