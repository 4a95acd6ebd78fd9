package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.run.Door.Accepted;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** What is done already is not done again. */
class RepeatIT extends OverSmallSource {
  private static final List<String> TARGETS =
      List.of(
          "dim_currency",
          "dim_staff",
          "dim_counterparty",
          "dim_date",
          "dim_transaction",
          "fact_sales_order",
          "fact_purchase_order",
          "fact_payment");

  @Test
  @Scenario("T2")
  void a_second_run_without_changes_writes_no_file_and_no_row() {
    List<String> objects = objects();
    List<String> contents = contents();

    Chain second = run();

    assertThat(second.stage("extract").written()).isZero();
    assertThat(second.stage("extract").skipped()).isPositive();
    assertThat(second.stage("load").written()).isZero();
    assertThat(objects()).isEqualTo(objects);
    assertThat(contents()).isEqualTo(contents);
  }

  @Test
  @Scenario("T5")
  void files_that_are_delivered_again_change_nothing() {
    Manifest delivered = newest("sales_order");
    List<String> contents = contents();
    Manifest again =
        new Manifest(
            delivered.flow(),
            delivered.stage(),
            delivered.runId() + "b",
            delivered.name(),
            delivered.input(),
            delivered.rows(),
            delivered.rejected(),
            delivered.facts(),
            delivered.parts());
    space
        .s3()
        .putObject(
            put -> put.bucket(space.ingestion()).key(ManifestCodec.key(again)),
            RequestBody.fromBytes(ManifestCodec.encode(again)));

    Chain chain = run();

    assertThat(chain.stage("transform").written()).isEqualTo(delivered.rows());
    assertThat(chain.stage("load").skipped()).isEqualTo(delivered.rows());
    assertThat(chain.stage("load").written()).isZero();
    assertThat(contents()).isEqualTo(contents);
  }

  @Test
  @Scenario("T5")
  void a_load_that_forgot_everything_and_runs_again_changes_nothing() {
    List<String> contents = contents();
    space.hub().run("DELETE FROM serai.watermark WHERE key = 'load'");
    warehouse.run("DELETE FROM serai_load");

    Chain chain = run();

    assertThat(chain.stage("load").read()).isPositive();
    assertThat(chain.stage("load").written()).isZero();
    assertThat(contents()).isEqualTo(contents);
  }

  @Test
  @Scenario("T5")
  void of_two_triggers_at_once_one_is_refused() {
    Accepted first = hub.hub().parts().door().trigger("totesys", null);

    SeraiException refused =
        catchThrowableOfType(
            SeraiException.class, () -> hub.hub().parts().door().trigger("totesys", null));

    assertThat(refused.code()).isEqualTo(HubError.ALREADY_RUNNING);
    assertThat(hub.await("totesys", "load", first.triggerId()).statuses())
        .containsExactly("SUCCEEDED", "SUCCEEDED", "SUCCEEDED");
  }

  private Manifest newest(String table) {
    List<String> keys =
        space.keys(space.ingestion(), ManifestCodec.prefix("totesys", "extract")).stream()
            .filter(key -> key.endsWith("/" + table + ".json"))
            .toList();
    String key = keys.get(keys.size() - 1);
    return ManifestCodec.decode("totesys", key, space.object(space.ingestion(), key));
  }

  private List<String> objects() {
    List<String> objects = new ArrayList<>(space.keys(space.ingestion(), ""));
    objects.addAll(space.keys(space.processed(), ""));
    return objects;
  }

  /** A number for all rows of every target, but for the run that saw them last. */
  private List<String> contents() {
    return TARGETS.stream()
        .map(
            target ->
                warehouse.one(
                    "SELECT '%1$s', count(*), md5(string_agg(row, '' ORDER BY row)) FROM (SELECT (to_jsonb(t) - 'run_id')::text AS row FROM %1$s AS t) AS rows"
                        .formatted(target)))
        .toList();
  }
}
