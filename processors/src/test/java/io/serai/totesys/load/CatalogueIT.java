package io.serai.totesys.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.testing.Postgres;
import io.serai.totesys.Target;
import io.serai.warehouse.Statements;
import io.serai.warehouse.WarehouseSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue and the warehouse's tables name the same columns. */
class CatalogueIT {
  private static DataSource warehouse;

  @BeforeAll
  static void migrate() {
    warehouse = Postgres.create("catalogue_it");
    WarehouseSchema.migrate(warehouse, "star", Path.of("config/totesys/warehouse"));
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void every_column_of_a_target_is_filled(Target target) throws Exception {
    List<String> filled =
        Arrays.stream(Names.of(target, "s").get("columns").split(", "))
            .map(name -> name.replace("\"", ""))
            .toList();

    try (Connection connection = warehouse.getConnection()) {
      assertThat(
              Statements.texts(
                  connection,
                  """
                  SELECT column_name FROM information_schema.columns
                  WHERE table_schema = 'star' AND table_name = ? AND is_identity = 'NO'
                    AND column_name NOT IN ('is_active', 'is_placeholder', 'run_id')
                  ORDER BY ordinal_position
                  """,
                  target.table()))
          .containsExactlyInAnyOrderElementsOf(filled);
    }
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void every_reference_of_a_fact_is_a_foreign_key(Target target) throws Exception {
    long references = target.columns().stream().filter(c -> c.reference() != null).count();

    try (Connection connection = warehouse.getConnection()) {
      assertThat(
              Statements.number(
                  connection,
                  "SELECT count(*) FROM pg_constraint WHERE contype = 'f'"
                      + " AND conrelid = CAST(? AS regclass)",
                  "star." + target.table()))
          .isEqualTo(references);
    }
  }

  @Test
  void migrating_again_changes_nothing() {
    WarehouseSchema.migrate(warehouse, "star", Path.of("config/totesys/warehouse"));
  }
}
