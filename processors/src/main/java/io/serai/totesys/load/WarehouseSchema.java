package io.serai.totesys.load;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The warehouse's tables and views; they belong to the hub. */
public final class WarehouseSchema {
  private WarehouseSchema() {}

  /**
   * Creates or updates them.
   *
   * @param schema where they live; it may hold tables of others
   * @param scripts {@code config/totesys/warehouse}: its folders {@code postgres} and {@code
   *     shared}, numbered together
   */
  public static void migrate(DataSource warehouse, String schema, Path scripts) {
    Flyway.configure()
        .dataSource(warehouse)
        .schemas(schema)
        .defaultSchema(schema)
        .locations("filesystem:" + scripts + "/postgres", "filesystem:" + scripts + "/shared")
        .table("serai_schema")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }
}
