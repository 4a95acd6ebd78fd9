package io.serai.sandbox.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeadsGeneratorTest {
  private static final Instant UNTIL = Instant.parse("2026-01-02T12:00:00Z");
  private static final List<ObjectNode> RECORDS = generate(1, true);

  @Test
  void the_same_seed_makes_the_same_records_and_another_one_others() {
    assertThat(generate(1, true)).isEqualTo(RECORDS);
    assertThat(generate(2, true)).isNotEqualTo(RECORDS);
  }

  @Test
  void units_share_numbers_and_have_numbers_of_their_own() {
    Set<String> ien = ids("ien", "send");
    Set<String> ddt = ids("ddt", "send");
    Set<String> both = new HashSet<>(ien);
    both.retainAll(ddt);

    assertThat(ien).hasSize(24);
    assertThat(ddt).hasSize(24);
    assertThat(both).hasSize(12);
    assertThat(ids("guest", "send")).hasSize(2).doesNotContainAnyElementsOf(ien);
  }

  @Test
  void every_kind_of_row_a_hub_must_tell_apart_occurs() {
    Set<String> foreign = ids("ddt", "send");
    foreign.removeAll(ids("ien", "send"));
    List<Predicate<ObjectNode>> kinds =
        List.of(
            row -> row.has("ReadyAt"),
            row -> row.has("BotAt"),
            row -> row.path("IsBot_v3").asText().equals("True"),
            row -> !row.has("IsBot_v3"),
            row -> link(row).startsWith("mailto:"),
            row -> link(row).contains("%3D"),
            row -> link(row).contains("&amp;"),
            row -> link(row).contains("lt.lid=") && !link(row).contains("ack="),
            row -> link(row).startsWith("http://leads.limit0.io/click/"),
            row -> row.path("EventDate").asText().equals("13/45/2020"),
            row -> row.path("JobID").asLong() == Oddities.DELETED_JOB,
            row -> row.path("JobID").asLong() == Oddities.SKIPPED_JOB,
            row -> row.path("Unsaveable").asBoolean(),
            row -> foreign.contains(row.path("JobID").asText()),
            row -> ids("guest", "send").contains(row.path("JobID").asText()));

    assertThat(kinds).allMatch(kind -> rows().anyMatch(kind));
  }

  @Test
  void every_row_has_an_id_of_its_own() {
    assertThat(
            Stream.concat(rows(), of("ddt", "row")).map(row -> row.path("ID").asText()).distinct())
        .hasSize(6_000);
  }

  @Test
  void folders_hold_two_that_are_each_others_parent() {
    List<String> folders =
        of("ien", "folder")
            .map(f -> f.path("ID").asText() + "<" + f.at("/ParentFolder/ID").asText())
            .toList();

    assertThat(folders).contains("4001<0", "4400<4001", "4900<4901", "4901<4900");
  }

  @Test
  void data_for_measuring_has_nothing_odd_in_it() {
    assertThat(generate(1, false))
        .noneMatch(record -> record.has("ReadyAt") || record.has("BotAt") || record.has("classic"))
        .noneMatch(record -> record.path("Status").asText().equals("Sending"));
  }

  private static String link(ObjectNode row) {
    return row.path("LinkContent").asText();
  }

  private static Stream<ObjectNode> rows() {
    return of("ien", "row");
  }

  private static Set<String> ids(String unit, String kind) {
    return of(unit, kind).map(record -> record.path("ID").asText()).collect(Collectors.toSet());
  }

  private static Stream<ObjectNode> of(String unit, String kind) {
    return RECORDS.stream()
        .filter(record -> record.path("bu").asText().equals(unit))
        .filter(record -> record.path("kind").asText().equals(kind));
  }

  private static List<ObjectNode> generate(long seed, boolean odd) {
    List<ObjectNode> records = new ArrayList<>();
    new LeadsGenerator(
            seed, LeadsSize.of(1), List.of("ien", "ddt"), "guest", UNTIL, Duration.ofHours(11), odd)
        .write(records::add, links -> {});
    return records;
  }
}
