package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Chain;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A source whose columns change: what is more is noted, what is less costs its table alone. */
class SchemaIT extends OverSmallSource {
  private static final String OPEN_LETTERS =
      "SELECT input, code FROM serai.dead_letter WHERE state = 'OPEN'";

  @Test
  @Scenario("T25")
  void a_new_column_is_delivered_and_noted_once() {
    Api api = hub.api("ops:read");
    source.run("ALTER TABLE sales_order ADD COLUMN discount numeric(10, 2)");
    source.run(
        "UPDATE sales_order SET discount = 0.15, last_updated = '2022-11-03 14:21:00' WHERE sales_order_id = 3");

    Chain first = run();
    hub.run("totesys", "load", "{\"stage\":\"reconcile\"}");
    run();

    assertThat(first.stage("extract").written()).as("the changed order alone").isEqualTo(1);
    String part =
        space.key(
            space.ingestion(),
            "ingested/sales_order/dt=%s/run=%s/part"
                .formatted(date(first), first.stage("extract").id()));
    assertThat(space.extracted().text(part))
        .startsWith("sales_order_id,")
        .contains("agreed_delivery_location_id,discount,row_hash\n3,")
        .contains(",19,0.15,");
    assertThat(warehouse.number("SELECT count(*) FROM fact_sales_order"))
        .as("no row became a new version for a column that nobody reads")
        .isEqualTo(3);
    assertThat(
            space
                .hub()
                .rows(
                    "SELECT unit, name, what, breaking FROM serai.schema_drift WHERE unit = 'sales_order'"))
        .containsExactly("sales_order|discount|is new (numeric)|f");
    assertThat(api.get("/api/v1/drift?flow=totesys").text())
        .contains("\"unit\":\"sales_order\"", "\"name\":\"discount\"", first.stage("extract").id());
    assertThat(api.get("/api/v1/drift?flow=other").text()).isEqualTo("[]");

    source.run("ALTER TABLE sales_order DROP COLUMN discount");
    run();

    assertThat(api.get("/api/v1/drift").text()).isEqualTo("[]");
  }

  @Test
  @Scenario("T25")
  void a_dropped_column_sets_its_table_aside_until_it_is_back() {
    source.run("ALTER TABLE address DROP COLUMN phone");
    source.run("UPDATE address SET city = 'Elsewhere' WHERE address_id = 15");
    source.run("UPDATE design SET file_location = '/new' WHERE design_id = 50");
    source.run(
        "UPDATE counterparty SET counterparty_legal_name = 'Fay & Co' WHERE counterparty_id = 1");

    Chain chain = hub.totesys();
    hub.totesys();

    assertThat(chain.statuses()).containsExactly("PARTIAL", "SUCCEEDED", "SUCCEEDED");
    assertThat(chain.stage("extract").error())
        .contains("address: SERAI-2002", "column 'phone' is missing");
    assertThat(space.hub().rows(OPEN_LETTERS)).containsExactly("schema/address|SERAI-2002");
    assertThat(warehouse.one("SELECT city FROM dim_location WHERE location_id = 15"))
        .isEqualTo("East Bobbie");
    assertThat(
            warehouse.rows(
                "SELECT counterparty_legal_name, counterparty_legal_city FROM dim_counterparty WHERE counterparty_id = 1"))
        .as("its own table flows, the address is the last one known")
        .containsExactly("Fay & Co|East Bobbie");
    assertThat(warehouse.one("SELECT file_location FROM dim_design WHERE design_id = 50"))
        .isEqualTo("/new");

    source.run("ALTER TABLE address ADD COLUMN phone text NOT NULL DEFAULT '1803 637401'");
    run();

    assertThat(space.hub().rows(OPEN_LETTERS)).isEmpty();
    assertThat(warehouse.rows("SELECT city, phone FROM dim_location WHERE location_id = 15"))
        .containsExactly("Elsewhere|1803 637401");
    assertThat(
            warehouse.one(
                "SELECT counterparty_legal_city FROM dim_counterparty WHERE counterparty_id = 1"))
        .isEqualTo("Elsewhere");
    assertThat(
            space.hub().rows("SELECT state FROM serai.dead_letter WHERE input = 'schema/address'"))
        .containsExactly("REPLACED");
  }

  @Test
  @Scenario("T25")
  void a_column_of_another_type_sets_its_table_aside_until_it_is_as_it_was() {
    source.run("ALTER TABLE payment ALTER COLUMN paid TYPE text USING paid::text");

    Chain chain = hub.totesys();

    assertThat(chain.stage("extract").error())
        .contains("payment: SERAI-2002", "column 'paid' is 'text'");
    assertThat(chain.stage("extract").status()).isEqualTo("PARTIAL");
    source.run("ALTER TABLE payment ALTER COLUMN paid TYPE boolean USING paid::boolean");
    Chain healed = run();
    assertThat(healed.stage("extract").written()).isZero();
    assertThat(space.hub().rows("SELECT 1 FROM serai.schema_drift WHERE cleared_at IS NULL"))
        .isEqualTo(List.of());
  }

  private String date(Chain chain) {
    return chain.stage("extract").scheduledFor().toString().substring(0, 10);
  }
}
