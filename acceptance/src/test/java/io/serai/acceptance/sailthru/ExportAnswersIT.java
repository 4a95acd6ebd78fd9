package io.serai.acceptance.sailthru;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.TestHub;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The dashboard's questions, answered by the hub and counted by hand. */
class ExportAnswersIT {
  private final Exports exports = new Exports();

  /** The numbers were counted from the sample by its readers, with other tools. */
  @Test
  void the_sample_answers_every_question_as_it_was_counted() throws IOException {
    byte[] zip = SampleIT.file(SampleIT.ZIP);
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver(SampleIT.ZIP, zip);
      Exports.run(hub);
      Api reader = hub.api("ops:read");

      assertThat(answer(reader, "blasts-sent")).containsExactly("20|1");
      List<String> blasts = answer(reader, "actions-by-blast");
      assertThat(blasts).hasSize(20);
      assertThat(blasts.stream().filter(row -> !row.endsWith("|0|0|0|0|0")))
          .singleElement()
          .asString()
          .startsWith("6364286|")
          .endsWith("|2016-03-31|20|7|1|5|1");
      assertThat(answer(reader, "actions-per-blast")).containsExactly("0.35|0.05");
      assertThat(answer(reader, "frequent-receivers")).isEmpty();
      assertThat(answer(reader, "frequent-receivers?over=0"))
          .hasSize(20)
          .allMatch(row -> row.endsWith("|1"));
      assertThat(answer(reader, "frequent-clickers")).isEmpty();
      assertThat(answer(reader, "frequent-clickers?over=0")).hasSize(1);
      assertThat(answer(reader, "emails-opened-and-clicked")).containsExactly("20|5|1");
      assertThat(answer(reader, "historical-totals"))
          .containsExactly(
              "campaigns|20|5|1",
              "together|40|12|4",
              "triggered|20|7|3",
              "vendor|133262|20191|4277");
      assertThat(answer(reader, "freshness"))
          .hasSize(4)
          .allMatch(row -> row.contains("|2016-04-01T04:00:00Z|") && row.endsWith("|0"));
      assertThat(answer(reader, "orphans")).isEmpty();
    }
  }

  @Test
  void a_generated_export_answers_every_question_as_it_is_counted_from_its_lines()
      throws IOException {
    byte[] zip = Exports.generated(12);
    Recount recount = new Recount();
    recount.read(zip);
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver("export.zip", zip);
      Exports.run(hub);
      exports.deliver("again.zip", zip);
      Exports.run(hub);
      Api reader = hub.api("ops:read");

      assertThat(answer(reader, "blasts-sent"))
          .containsExactly(recount.blasts.size() + "|" + recount.campaigns.size());
      assertThat(new TreeSet<>(answer(reader, "actions-by-blast")))
          .isEqualTo(new TreeSet<>(recount.byBlast()));
      assertThat(answer(reader, "actions-per-blast")).containsExactly(recount.perBlast());
      assertThat(answer(reader, "frequent-receivers?over=15&limit=10000"))
          .containsExactlyInAnyOrderElementsOf(Recount.over(recount.received, 15))
          .isNotEmpty();
      assertThat(answer(reader, "frequent-clickers?over=3&limit=10000"))
          .containsExactlyInAnyOrderElementsOf(Recount.over(recount.clicks, 3))
          .isNotEmpty();
      assertThat(answer(reader, "emails-opened-and-clicked")).containsExactly(recount.mails.text());
      assertThat(answer(reader, "historical-totals"))
          .contains(
              "campaigns|" + recount.mails.text(),
              "triggered|" + recount.triggered.text(),
              "together|" + recount.mails.plus(recount.triggered).text());
      assertThat(answer(reader, "freshness"))
          .allMatch(row -> row.contains("|2016-04-01T04:00:00Z|") && row.endsWith("|1"));
    }
  }

  private static List<String> answer(Api reader, String question) {
    Api.Answer answer = reader.get("/api/v1/flows/sailthru/questions/" + question);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return StreamSupport.stream(answer.json().path("rows").spliterator(), false)
        .map(
            row ->
                String.join(
                    "|", row.properties().stream().map(cell -> text(cell.getValue())).toList()))
        .toList();
  }

  private static String text(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toPlainString()
        : value.asText();
  }

  /** Sent, opened and clicked e-mails. */
  private record Mails(long sent, long opened, long clicked) {
    Mails plus(Mails other) {
      return new Mails(sent + other.sent, opened + other.opened, clicked + other.clicked);
    }

    String text() {
      return sent + "|" + opened + "|" + clicked;
    }
  }

  /** An export read by another reader than the hub's, and counted without SQL. */
  private static final class Recount {
    final Map<Long, JsonNode> blasts = new TreeMap<>();
    final Map<Long, long[]> campaigns = new TreeMap<>();
    final Map<String, Long> received = new TreeMap<>();
    final Map<String, Long> clicks = new TreeMap<>();
    Mails mails = new Mails(0, 0, 0);
    Mails triggered = new Mails(0, 0, 0);

    void read(byte[] zip) throws IOException {
      try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          String kind = entry.getName().replaceFirst("\\..*", "");
          for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
            if (!line.isBlank()) {
              count(kind, new JsonMapper().readTree(line));
            }
          }
        }
      }
    }

    private void count(String kind, JsonNode record) {
      int opens = record.path("opens").size();
      int clicked = record.path("clicks").size();
      Mails one = new Mails(1, Math.min(1, opens), Math.min(1, clicked));
      switch (kind) {
        case "blast" -> blasts.put(record.path("id").asLong(), record);
        case "message_blast" -> {
          long[] sums =
              campaigns.computeIfAbsent(record.path("blast_id").asLong(), b -> new long[5]);
          long[] more = {1, opens, clicked, one.opened(), one.clicked()};
          for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
          }
          String profile = record.path("profile_id").asText();
          received.merge(profile, 1L, Long::sum);
          clicks.merge(profile, (long) clicked, Long::sum);
          mails = mails.plus(one);
        }
        case "message_transactional" -> triggered = triggered.plus(one);
        default -> assertThat(kind).isEqualTo("profile");
      }
    }

    List<String> byBlast() {
      List<String> rows = new ArrayList<>();
      blasts.forEach(
          (id, blast) -> {
            long[] sums = campaigns.getOrDefault(id, new long[5]);
            StringBuilder row = new StringBuilder().append(id);
            row.append('|').append(blast.path("name").asText());
            row.append('|').append(blast.path("day").asText());
            for (long sum : sums) {
              row.append('|').append(sum);
            }
            rows.add(row.toString());
          });
      return rows;
    }

    String perBlast() {
      return average(1) + "|" + average(2);
    }

    private String average(int column) {
      long sum = campaigns.values().stream().mapToLong(sums -> sums[column]).sum();
      return BigDecimal.valueOf(sum)
          .divide(BigDecimal.valueOf(blasts.size()), 4, RoundingMode.HALF_UP)
          .stripTrailingZeros()
          .toPlainString();
    }

    static List<String> over(Map<String, Long> counts, long most) {
      return counts.entrySet().stream()
          .filter(count -> count.getValue() > most)
          .map(count -> count.getKey() + "|" + count.getValue())
          .toList();
    }
  }
}
