package io.serai.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.hub.api.ApiJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a demo asks of the mail flow, as any client would: an address that said stop, then a batch
 * as CSV. The sandbox's mail server does what the addresses ask it to.
 */
final class MailDemo {
  private static final int ROWS = 60;
  private static final long POLL_MS = 250;

  /** What their addresses ask of the sandbox, once each. */
  private static final List<String> HABITS =
      List.of(
          "replies",
          "replies-below",
          "replies-renamed",
          "replies-bare",
          "replies-anew",
          "stops",
          "unsubscribes",
          "clicks",
          "away",
          "complains",
          "bounces",
          "bounces-plain",
          "bounces-full",
          "delays",
          "spoofs",
          "rubbish");

  private static final Set<String> UNDER_WAY = Set.of("queued", "deferred", "sending", "sent");

  private final HubClient hub;
  private final Duration limit;
  private String batch;

  MailDemo(HubClient hub, Duration limit) {
    this.hub = hub;
    this.limit = limit;
  }

  /** Queues the batch and waits until nothing of it is under way. */
  void run(PrintWriter out) throws IOException, InterruptedException {
    String stop = ApiJson.write(Map.of("email", "stop@recipients.example"));
    hub.post("/suppressions", stop);
    JsonNode queued = hub.post("/batches", "text/csv", csv());
    batch = queued.path("batchId").asText();
    out.printf(
        "mail: %d rows queued, %d duplicate, refused: %s%n",
        queued.path("accepted").asInt(), queued.path("duplicates").asInt(), refused(queued));
    out.printf("mail: %s%n", words(states()));
    out.flush();
  }

  /** What became of the batch when the mailboxes were read. */
  void answered(PrintWriter out) throws IOException, InterruptedException {
    out.printf("mail: after the mailboxes were read: %s%n", words(states()));
    out.flush();
  }

  private static String csv() {
    String good =
        IntStream.rangeClosed(1, ROWS)
            .mapToObj(i -> "person%d@recipients.example,Hello,Good morning!,%d".formatted(i, i))
            .collect(Collectors.joining("\n"));
    String answering =
        IntStream.range(0, HABITS.size())
            .mapToObj(
                i ->
                    "%s+%d@recipients.example,Hello,Good morning!,%d"
                        .formatted(HABITS.get(i), i, 100 + i))
            .collect(Collectors.joining("\n"));
    return String.join(
        "\n",
        List.of(
            "email,subject,msg,id",
            good,
            answering,
            "person1@recipients.example,Hello,Good morning!,1",
            "550.5.1.1+gone@recipients.example,Hello,Good morning!,61",
            "data.554.5.6.0+refuses@recipients.example,Hello,Good morning!,62",
            "stop@recipients.example,Hello,Good morning!,63",
            "nobody,Hello,Good morning!,64"));
  }

  private static String refused(JsonNode batch) {
    return IntStream.range(0, batch.path("rejected").size())
        .mapToObj(i -> batch.path("rejected").get(i))
        .map(row -> "row %s, %s".formatted(row.path("row").asText(), row.path("column").asText()))
        .collect(Collectors.joining("; "));
  }

  private JsonNode states() throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      JsonNode states = hub.get("/batches/" + batch).path("states");
      if (UNDER_WAY.stream().noneMatch(states::has) || System.nanoTime() > end) {
        return states;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    }
  }

  private static String words(JsonNode states) {
    return states.properties().stream()
        .map(state -> "%s %s".formatted(state.getValue().asText(), state.getKey()))
        .collect(Collectors.joining(", "));
  }
}
