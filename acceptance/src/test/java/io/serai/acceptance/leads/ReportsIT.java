package io.serai.acceptance.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Reports of clicks, through the API. */
class ReportsIT extends OverClicks {
  private static final String QUESTIONS = "/api/v1/flows/leads/questions";

  private List<String> rows(String question, String... columns) {
    JsonNode answer = hub().api("ops:read").get(QUESTIONS + question).json();
    return StreamSupport.stream(answer.path("rows").spliterator(), false)
        .map(
            row ->
                String.join(" ", List.of(columns).stream().map(c -> row.path(c).asText()).toList()))
        .toList();
  }

  @Test
  void clicks_are_counted_per_send_url_and_day() {
    String send = send("ien");
    String ann = person("ien");
    String bob = person("ien");
    LogRow click = LogRow.of(send, ann);
    log(
        click,
        LogRow.of(send, ann),
        LogRow.of(send, bob).with("LinkContent", LogRow.link(LogRow.U2, LogRow.A1)),
        LogRow.of(send, bob).bot(),
        LogRow.of(send, bob).with("EventDate", "9/3/2020 7:35:29 AM"));
    run();
    clicks
        .documents()
        .getCollection("event-email-clicks")
        .updateOne(new Document("guids", click.guid()), new Document("$set", new Document("n", 3)));

    assertThat(rows("/clicks-per-send", "send", "clicks", "clickers", "bots"))
        .containsExactly("mc.ien.send*" + send + " 7 2 1");
    assertThat(rows("/clicks-per-url?send=mc.ien.send*" + send, "url", "clicks", "clickers"))
        .containsExactly(LogRow.U1 + " 6 2", LogRow.U2 + " 1 1");
    assertThat(rows("/clicks-per-day", "day", "clicks"))
        .containsExactly("2020-09-03T05:00:00Z 1", "2020-09-04T05:00:00Z 6");
    assertThat(rows("/clicks-per-day?since=2020-09-04T00:00:00Z", "clicks")).containsExactly("6");
    assertThat(rows("/clicks-per-send", "bot_share")).containsExactly("0.125");
  }
}
