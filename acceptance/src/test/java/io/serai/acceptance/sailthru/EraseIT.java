package io.serai.acceptance.sailthru;

import static io.serai.acceptance.sailthru.Line.id;
import static io.serai.acceptance.sailthru.Line.message;
import static io.serai.acceptance.sailthru.Line.opens;
import static io.serai.acceptance.sailthru.Line.profile;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Shell;
import io.serai.acceptance.harness.TestHub;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person is forgotten, and stays so. */
class EraseIT {
  private static final String ERASURES = "/api/v1/flows/sailthru/erasures";
  private static final byte[] EXPORT =
      Zip.of(
          "message_blast.20160401.json", message(1, 1, opens(1)) + message(1, 2, opens(2)),
          "message_transactional.20160401.json", Line.transactional(9, 1, opens(3)),
          "profile.20160401.json",
              profile(1, ",\"vars\":{\"a\":1},\"geo\":{\"country\":{\"US\":1},\"count\":1}")
                  + profile(2, ",\"vars\":{\"a\":2}"));
  private static final byte[] LATER =
      Zip.of(
          "message_blast_update.20160402.json",
          message(1, 1, opens(1, 5)),
          "profile.20160402.json",
          profile(1, "") + profile(3, ""));

  private final Exports exports = new Exports();

  /** Who asks for it, and how: the number under which it is noted. */
  private enum Asked {
    BY_PROFILE_THROUGH_THE_API {
      @Override
      String of(Api admin) {
        Api.Answer taken = admin.post(ERASURES, "{\"profile\":\"%s\"}".formatted(id(1)));
        assertThat(taken.status()).isEqualTo(202);
        return taken.json().path("erasure").asText();
      }
    },
    BY_ADDRESS_ON_THE_COMMAND_LINE {
      @Override
      String of(Api admin) {
        Shell.Answer taken =
            new Shell(admin)
                .serai(" Person1@MAIL.example\n", "erase", "sailthru", "--address", "-");
        assertThat(taken.exit()).as(taken.text()).isZero();
        assertThat(taken.text())
            .matches("erasure \\S+ is noted; ./serai trigger sailthru does it now\n");
        return taken.text().split(" ", 3)[1];
      }
    };

    abstract String of(Api admin);
  }

  @ParameterizedTest
  @EnumSource
  void a_person_is_taken_out_of_warehouse_and_lake_and_no_later_export_brings_him_back(
      Asked asked) {
    Map<String, String> history = Map.of("sailthru.profile", "history");
    try (TestHub hub = TestHub.start(exports, history)) {
      exports.deliver("1.zip", EXPORT);
      Exports.run(hub);
      assertThat(traces(id(1))).isNotEmpty();
      List<String> others = traces(id(2));
      leftBehindByAnErasureThatWasCutOff();

      Api admin = hub.api("admin");
      String number = asked.of(admin);
      Chain chain = Exports.run(hub);

      assertThat(chain.statuses()).as(chain.errors()).containsOnly("SUCCEEDED");
      JsonNode done = admin.get(ERASURES + "/" + number).json();
      assertThat(done.path("done").asBoolean()).isTrue();
      assertThat(traces(id(1))).isEmpty();
      assertThat(traces(id(2))).hasSameSizeAs(others);
      assertThat(exports.keys("raw/")).isEmpty();

      exports.deliver("again.zip", EXPORT);
      exports.deliver("2.zip", LATER);
      Chain later = Exports.run(hub);

      assertThat(later.statuses()).as(later.errors()).containsOnly("SUCCEEDED");
      assertThat(inWarehouse(id(1))).isEmpty();
      assertThat(exports.rows("SELECT id FROM sailthru.profile ORDER BY 1"))
          .containsExactly(id(2), id(3));
    }
  }

  private void leftBehindByAnErasureThatWasCutOff() {
    for (String key : exports.keys("processed/")) {
      exports.put(
          exports.lake(),
          key.replace(".json.gz", ".e0.json.gz"),
          exports.object(exports.lake(), key));
    }
  }

  @Test
  void what_was_staged_loads_without_the_person_into_an_empty_warehouse() {
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver("1.zip", EXPORT);
      Exports.run(hub);
      hub.api("admin").post(ERASURES, "{\"profile\":\"%s\"}".formatted(id(1)));
      Exports.run(hub);
    }
    Map<String, List<String>> before = exports.contents();
    exports.warehouse().run("DROP SCHEMA sailthru CASCADE");
    try (TestHub hub = TestHub.start(exports)) {
      Chain chain = Exports.run(hub);

      assertThat(chain.statuses()).as(chain.errors()).containsOnly("SUCCEEDED");
    }
    assertThat(exports.rows("SELECT id FROM sailthru.profile")).containsExactly(id(2));
    assertThat(exports.contents()).isEqualTo(before);
  }

  @Test
  void a_request_that_names_nobody_or_two_is_refused_without_quoting_it() {
    try (TestHub hub = TestHub.start(exports)) {
      Api admin = hub.api("admin");
      for (String body :
          List.of(
              "{}",
              "[]",
              "{\"profile\":\"a\",\"address\":\"mike@example.org\"}",
              "{\"address\":\"mike\"}",
              "{\"name\":\"mike\"}")) {
        Api.Answer answer = admin.post(ERASURES, body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.text()).doesNotContain("mike");
      }
      assertThat(hub.api("ops:run").post(ERASURES, "{\"profile\":\"a\"}").status()).isEqualTo(403);
      assertThat(exports.hub().rows("SELECT id FROM serai.sailthru_tombstone")).isEmpty();
    }
  }

  /** Whatever names the person, in rows of the warehouse and lines of the lake. */
  private List<String> traces(String person) {
    List<String> traces = new ArrayList<>(inWarehouse(person));
    for (String key : exports.keys("processed/")) {
      text(key).lines().filter(line -> line.contains(person)).forEach(traces::add);
    }
    return traces;
  }

  private List<String> inWarehouse(String person) {
    List<String> rows = new ArrayList<>();
    for (String table :
        exports.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'sailthru'")) {
      rows.addAll(
          exports.rows(
              "SELECT t::text FROM sailthru.%s AS t WHERE t::text LIKE ?".formatted(table),
              "%" + person + "%"));
    }
    return rows;
  }

  private String text(String key) {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(exports.object(exports.lake(), key)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(key, e);
    }
  }
}
