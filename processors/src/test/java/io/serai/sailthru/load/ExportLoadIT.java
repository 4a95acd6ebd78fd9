package io.serai.sailthru.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.core.Counts.Tally;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.sailthru.SailthruError;
import io.serai.sailthru.stage.Staging;
import io.serai.sailthru.stage.Staging.Staged;
import io.serai.testing.Postgres;
import io.serai.warehouse.LoadSettings;
import io.serai.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staged exports into a warehouse, in one kind of it. */
class ExportLoadIT {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2016-04-08T05:00:00Z"), ZoneOffset.UTC);
  private static final CamelContext CAMEL = new DefaultCamelContext();
  private static final List<String> TABLES =
      List.of(
          "blast",
          "message_blast_msg",
          "message_blast_action",
          "message_transactional_msg",
          "message_transactional_action",
          "profile",
          "profile_geo",
          "profile_browser",
          "profile_lists_signup",
          "profile_vars",
          "profile_history",
          "profile_vars_history");
  private static final int LARGE = 50_000;
  private static final String INDEXES =
      "SELECT i.indexrelid, pg_get_indexdef(i.indexrelid), c.contype, t.relname FROM pg_index AS i JOIN"
          + " pg_class AS t ON t.oid = i.indrelid JOIN pg_namespace AS n ON n.oid = t.relnamespace"
          + " LEFT JOIN pg_constraint AS c ON c.conindid = i.indexrelid WHERE n.nspname = 'public'"
          + " ORDER BY 2";
  private static final LocalDateTime WRITTEN = LocalDateTime.of(2016, 4, 1, 0, 5);
  private static final String ONE = "00000000000000000000000";

  @TempDir Path work;
  private DataSource warehouse;
  private Tombstones tombstones;
  private Staging staging;

  Dialect dialect() {
    return new PostgresDialect(Path.of("config/sailthru/load/postgres"));
  }

  /** The warehouse as the load sees it. */
  DataSource seen(DataSource database) {
    return database;
  }

  @BeforeEach
  void make() throws Exception {
    staging = new Staging(work);
    DataSource hub = Postgres.database();
    Postgres.execute(
        hub,
        "CREATE SCHEMA serai",
        Files.readString(Path.of("hub/src/main/resources/db/migration/V14__sailthru.sql")));
    tombstones = new Tombstones(hub, Path.of("config/sailthru/load/tombstone.sql"), CLOCK);
    warehouse = empty();
  }

  private DataSource empty() {
    DataSource database = Postgres.database();
    dialect().migrate(database, "public", Path.of("config/sailthru/warehouse"));
    return database;
  }

  private Tally load(Staged staged) {
    return load(staged, 1);
  }

  private Tally load(Staged staged, long token) {
    Dialect dialect = dialect();
    Warehouse target =
        new Warehouse(
            seen(warehouse),
            dialect,
            new LoadSettings(
                "public", Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofSeconds(9)),
            SailthruError.WAREHOUSE);
    Run run = new Run("r", "t", "sailthru", "load", Instant.EPOCH, token, Map.of());
    Exchange exchange = new DefaultExchange(CAMEL);
    exchange.setProperty(Run.PROPERTY, run);
    exchange.getMessage().setBody(new LoadJob(staged.key(), staged.manifest(), staged.fetches()));
    new LoadMerge(target, dialect, tombstones, true, CLOCK).process(exchange);
    return run.tally();
  }

  private List<String> rows(String sql) {
    return Postgres.rows(warehouse, sql);
  }

  private Map<String, List<String>> contents() {
    Map<String, List<String>> contents = new LinkedHashMap<>();
    for (String table : TABLES) {
      contents.put(
          table,
          rows(
              "SELECT (to_jsonb(t) - 'ingest_id')::text FROM %s AS t ORDER BY 1".formatted(table)));
    }
    return contents;
  }

  private static String message(int blast, int profile, String more) {
    return """
    {"profile_id":"%s%d","send_time":"2016-03-31T08:00:03.018","blast_id":%d,"message_id":%d%s}
    """
        .formatted(ONE, profile, blast, profile, more);
  }

  private static String profile(int number, String more) {
    return """
    {"id":"%s%d","email":"person%d@mail.example"%s}
    """
        .formatted(ONE, number, number, more);
  }

  private static String open(int second) {
    return "{\"ts\":{\"$date\":%d}}".formatted(1_459_429_200_000L + 1_000L * second);
  }

  private Staged first() throws Exception {
    return staging.stage(
        "blast.20160401.json",
        "{\"id\":1,\"name\":\"one ’ 😀 '; DROP\",\"day\":\"2016-03-31\"}\n",
        "message_blast.20160401.json",
        message(1, 1, ",\"opens\":[" + open(1) + "," + open(1) + "]")
            + message(
                1, 2, ",\"clicks\":[{\"url\":\"http://example.org/\",\"ts\":null},{\"ts\":null}]")
            + message(2, 1, ""),
        "message_transactional.20160401.json",
        """
        {"profile_id":"x1","template":"Home","send_time":"2016-03-31T09:00:00","id":"t1","opens":[%s]}
        """
            .formatted(open(3)),
        "profile.20160401.json",
        profile(
                1,
                ",\"vars\":{\"a\":1,\"A\":null,\"b\":\"\"},\"geo\":{\"country\":{\"US\":2},\"count\":2},"
                    + "\"browser\":{\"Chrome\":2},\"lists_signup\":{\"x\":\"2016-01-01T10:00\"}")
            + profile(2, ""));
  }

  @Test
  void an_export_is_loaded_whole_and_its_repeat_adds_nothing() throws Exception {
    Staged first = first();
    Tally loaded = load(first);
    Map<String, List<String>> once = contents();

    Tally again = load(again(first));

    assertThat(loaded).extracting(Tally::read, Tally::written).containsExactly(7L, 7L);
    assertThat(again)
        .extracting(Tally::read, Tally::written, Tally::skipped)
        .containsExactly(7L, 0L, 7L);
    assertThat(contents()).isEqualTo(once);
    assertThat(rows("SELECT status, count(*) FROM updated GROUP BY 1 ORDER BY 1"))
        .containsExactly("DUPLICATE|4", "LOADED|4");
    assertThat(rows("SELECT count(DISTINCT ingest_id) FROM updated")).containsExactly("8");
    assertThat(rows("SELECT name FROM blast")).containsExactly("one ’ 😀 '; DROP");
    assertThat(rows("SELECT var, val, val_type FROM profile_vars ORDER BY var COLLATE \"C\""))
        .containsExactly("A|null|null", "a|1|int", "b||string");
    assertThat(
            rows(
                "SELECT blast_id, message_id, action_name, occurrence FROM message_blast ORDER BY 1, 2, 4,"
                    + " action_url"))
        .containsExactly("1|1|open|1", "1|1|open|2", "1|2|click|1", "1|2|click|1", "2|1|null|null");
  }

  @Test
  void a_large_first_export_finds_and_leaves_the_indexes_that_are_there() throws Exception {
    StringBuilder messages = new StringBuilder();
    for (int blast = 1; blast <= LARGE; blast++) {
      messages.append(message(blast, blast % 10, ",\"opens\":[" + open(1) + "," + open(1) + "]"));
    }
    Staged large = staging.stage("message_blast.20160401.json", messages.toString());
    Postgres.execute(
        warehouse,
        "CREATE VIEW hangs_on_the_key AS SELECT m.* FROM message_blast_msg AS m GROUP BY blast_id,"
            + " profile_id",
        "ALTER INDEX IF EXISTS message_blast_action_person SET (fillfactor = 70)");
    List<String> kept = rows(INDEXES);
    load(large);
    Map<String, List<String>> byRow = contents();
    assertThat(rows(INDEXES))
        .filteredOn(index -> index.contains("message_blast_"))
        .isSubsetOf(kept);

    warehouse = empty();
    List<String> before = rows(INDEXES);
    assertThat(load(large).written()).isEqualTo(LARGE);

    assertThat(rows(INDEXES).stream().map(ExportLoadIT::definition))
        .containsExactlyElementsOf(before.stream().map(ExportLoadIT::definition).toList());
    assertThat(rows(INDEXES)).filteredOn(index -> !before.contains(index)).hasSize(sorted());
    assertThat(contents().equals(byRow)).isTrue();
    assertThat(rows("SELECT count(*) FROM message_blast_action"))
        .containsExactly(String.valueOf(2 * LARGE));
    Staged again =
        staging.stage("message_blast_update.20160402.json", messages + message(1, 1, ""));
    assertThat(load(again).written()).isEqualTo(LARGE);
    assertThat(rows("SELECT count(*) FROM message_blast_action"))
        .containsExactly(String.valueOf(2 * LARGE));
  }

  /** Indexes that a large first export of campaign messages makes anew. */
  int sorted() {
    return 4;
  }

  private static String definition(String index) {
    return index.substring(index.indexOf('|') + 1);
  }

  @Test
  void a_click_without_a_link_and_one_with_an_empty_link_are_two() throws Exception {
    load(
        staging.stage(
            "message_blast.20160401.json",
            message(1, 1, ",\"clicks\":[{\"url\":\"\",\"ts\":null},{\"ts\":null}]")));

    assertThat(rows("SELECT occurrence FROM message_blast_action ORDER BY 1"))
        .containsExactly("1", "2");
  }

  @Test
  void a_manifest_that_is_in_is_not_loaded_again() throws Exception {
    Staged first = first();
    load(first);

    assertThat(load(first).read()).isZero();

    assertThat(rows("SELECT count(*) FROM updated")).containsExactly("4");
  }

  @Test
  void a_hub_that_lost_its_lease_loads_nothing() throws Exception {
    load(first(), 7);
    Staged late = staging.stage("message_blast.20160402.json", message(9, 1, ""));

    assertThatThrownBy(() -> load(late, 6))
        .isInstanceOfSatisfying(
            SeraiException.class, e -> assertThat(e.code()).isEqualTo(SailthruError.STALE_LOADER));

    assertThat(rows("SELECT count(*) FROM message_blast_msg WHERE blast_id = 9"))
        .containsExactly("0");
  }

  @Test
  void the_newest_export_wins_in_whatever_order_they_come() throws Exception {
    List<Staged> exports =
        List.of(
            first(),
            staging.stage(
                "message_blast_update.20160402.json",
                message(1, 1, ",\"opens\":[" + open(1) + "],\"message_revenue\":1.5")
                    + message(1, 1, ",\"opens\":[" + open(9) + "],\"message_revenue\":2.5"),
                "profile.20160402.json",
                profile(1, ",\"vars\":{\"b\":3}")),
            staging.stage(
                "blast.20160403.json",
                "{\"id\":1,\"name\":\"renamed\",\"day\":\"2016-03-31\"}\n",
                "message_blast.20160403.json",
                message(1, 1, ",\"message_revenue\":9"),
                "message_blast_update.20160403.json",
                message(1, 1, ",\"clicks\":[{\"url\":\"http://example.org/\",\"ts\":null}]")),
            staging.stage(
                "profile.20160404.json", profile(1, "") + profile(3, ",\"vars\":{\"c\":true}")));
    List<List<Integer>> orders = new ArrayList<>();
    permute(new ArrayList<>(), exports.size(), orders);
    Map<String, List<String>> expected = null;
    for (List<Integer> order : orders) {
      warehouse = order.equals(orders.get(0)) ? warehouse : cleared();
      order.forEach(export -> load(exports.get(export)));
      expected = expected == null ? contents() : expected;
      assertThat(contents()).as("order %s", order).isEqualTo(expected);
    }
    assertThat(orders).hasSize(24);
    assertThat(rows("SELECT name FROM blast")).containsExactly("renamed");
    assertThat(rows("SELECT message_revenue FROM message_blast_msg WHERE blast_id = 1 ORDER BY 1"))
        .as("the update of the day, not its first export")
        .containsExactly("null", "null");
    assertThat(rows("SELECT id, var FROM profile_vars")).containsExactly(ONE + "3|c");
    assertThat(rows("SELECT id, count(*) FROM profile_history GROUP BY 1 ORDER BY 1"))
        .containsExactly(ONE + "1|3", ONE + "2|1", ONE + "3|1");
    assertThat(
            rows(
                "SELECT action_name, occurrence, first_export_ts AT TIME ZONE 'UTC' FROM"
                    + " message_blast_action WHERE profile_id = '%s1' ORDER BY 1, 2, 3"
                        .formatted(ONE)))
        .containsExactly(
            "click|1|2016-04-03 04:00:00",
            "open|1|2016-04-01 04:00:00",
            "open|1|2016-04-02 04:00:00",
            "open|2|2016-04-01 04:00:00");
  }

  @Test
  void the_last_word_of_a_name_wins_though_it_was_said_before() throws Exception {
    String one = profile(1, ",\"vars\":{\"a\":1}");
    String two = profile(1, ",\"vars\":{\"b\":2}");
    List<Staged> words = new ArrayList<>();
    for (int hour = 1; hour <= 3; hour++) {
      staging.written(WRITTEN.plusHours(hour));
      staging.delivered(CLOCK.instant().plusSeconds(hour));
      words.add(
          staging.stage(
              "profile.20160401.json",
              hour == 2 ? two : one,
              "blast.json",
              "{\"id\":1,\"name\":\"%s\"}".formatted(hour == 2 ? "two" : "one")));
    }
    List<List<Integer>> orders = new ArrayList<>();
    permute(new ArrayList<>(), words.size(), orders);
    Map<String, List<String>> expected = null;
    for (List<Integer> order : orders) {
      warehouse = order.equals(orders.get(0)) ? warehouse : cleared();
      order.forEach(word -> load(words.get(word)));
      load(again(words.get(order.get(0))));
      expected = expected == null ? contents() : expected;
      assertThat(contents()).as("order %s", order).isEqualTo(expected);
    }
    assertThat(rows("SELECT var FROM profile_vars")).containsExactly("a");
    assertThat(rows("SELECT name FROM blast")).containsExactly("one");
    assertThat(rows("SELECT count(*) FROM profile_history")).containsExactly("3");
  }

  @Test
  void what_is_packed_again_is_a_duplicate_that_only_gets_newer() throws Exception {
    String one = profile(1, ",\"vars\":{\"a\":1}");
    load(staging.stage("profile.20160401.json", one));
    staging.written(WRITTEN.plusHours(2));

    Tally again = load(staging.stage("profile.20160401.json", one));

    assertThat(again).extracting(Tally::written, Tally::skipped).containsExactly(0L, 1L);
    staging.written(WRITTEN.plusHours(1));
    load(staging.stage("profile.20160401.json", profile(1, ",\"vars\":{\"b\":2}")));
    assertThat(rows("SELECT var FROM profile_vars")).containsExactly("a");
    assertThat(rows("SELECT status FROM updated ORDER BY ingest_id"))
        .containsExactly("LOADED", "DUPLICATE", "LOADED");
  }

  @Test
  void an_empty_file_without_a_date_is_news_every_day_and_once() throws Exception {
    Staged monday = staging.stage("profile.json", "");
    staging.delivered(CLOCK.instant());
    Staged tuesday = staging.stage("profile.json", "");

    load(monday);
    load(tuesday);
    load(again(tuesday));

    assertThat(rows("SELECT status FROM updated ORDER BY ingest_id"))
        .containsExactly("EMPTY", "EMPTY", "DUPLICATE");
    assertThat(rows("SELECT count(DISTINCT export_ts) FROM updated")).containsExactly("2");
  }

  private static Staged again(Staged staged) {
    return new Staged(
        staged.key().replaceFirst("-(\\d{6})/", "-9$1/"),
        staged.manifest(),
        staged.files(),
        staged.rejects());
  }

  private DataSource cleared() {
    Postgres.execute(
        warehouse, "TRUNCATE %s, updated, serai_load".formatted(String.join(", ", TABLES)));
    return warehouse;
  }

  private static void permute(List<Integer> head, int size, List<List<Integer>> orders) {
    if (head.size() == size) {
      orders.add(List.copyOf(head));
    }
    for (int i = 0; i < size; i++) {
      if (!head.contains(i)) {
        List<Integer> longer = new ArrayList<>(head);
        longer.add(i);
        permute(longer, size, orders);
      }
    }
  }

  @Test
  void people_who_were_erased_by_id_or_by_address_do_not_come_back() throws Exception {
    load(first());
    tombstones.request(List.of(ONE + "2"), List.of());
    tombstones.request(
        List.of(), rows("SELECT email_hash FROM profile WHERE id = '%s1'".formatted(ONE)));

    Staged later =
        staging.stage(
            "message_blast_update.20160402.json",
            message(1, 2, ",\"opens\":[" + open(5) + "]") + message(7, 3, ""),
            "profile.20160402.json",
            profile(1, "") + profile(2, "") + profile(3, ""));
    Tally loaded = load(later);

    assertThat(loaded)
        .extracting(Tally::read, Tally::written, Tally::skipped)
        .containsExactly(5L, 2L, 3L);
    assertThat(rows("SELECT id FROM profile ORDER BY 1")).containsExactly(ONE + "3");
    assertThat(rows("SELECT profile_id FROM message_blast_msg WHERE blast_id > 2"))
        .containsExactly(ONE + "3");
    assertThat(
            rows(
                "SELECT count(*) FROM message_blast_action WHERE profile_id = '%s1'"
                    .formatted(ONE)))
        .containsExactly("0");
    assertThat(rows("SELECT count(*) FROM profile_vars")).containsExactly("0");
  }

  @Test
  void a_part_with_fewer_rows_than_its_manifest_says_rolls_everything_back() throws Exception {
    Staged first = first();
    Staged other =
        staging.stage("profile.20160401.json", profile(8, "") + profile(9, "") + profile(7, ""));
    Map<String, Path> files = new LinkedHashMap<>(first.files());
    files.replaceAll(
        (key, file) -> key.contains("/profile/") ? other.files().values().iterator().next() : file);

    assertThatThrownBy(
            () -> load(new Staged(first.key(), first.manifest(), files, first.rejects())))
        .isInstanceOfSatisfying(
            SeraiException.class, e -> assertThat(e.code()).isEqualTo(SailthruError.ROWS_MISSING));

    assertThat(rows("SELECT (SELECT count(*) FROM blast) + (SELECT count(*) FROM serai_load)"))
        .containsExactly("0");
  }
}
