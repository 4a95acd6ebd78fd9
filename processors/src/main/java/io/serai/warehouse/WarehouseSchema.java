package io.serai.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The warehouse's tables and views; they belong to the hub. */
public final class WarehouseSchema {
  private WarehouseSchema() {}

  /**
   * Creates or updates them.
   *
   * @param schema where they live; it may hold tables of others
   * @param scripts {@code config/<flow>/warehouse}: its folders {@code postgres} and {@code shared}
   *     (what every dialect says alike), numbered together
   */
  public static void migrate(DataSource warehouse, String schema, Path scripts) {
    Flyway.configure()
        .dataSource(warehouse)
        .schemas(schema)
        .defaultSchema(schema)
        .locations(locations(scripts))
        .table("serai_schema")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  private static String[] locations(Path scripts) {
    return Stream.of("postgres", "shared")
        .map(scripts::resolve)
        .filter(Files::isDirectory)
        .map(folder -> "filesystem:" + folder)
        .toArray(String[]::new);
  }
}
