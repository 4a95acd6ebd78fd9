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
  private static final Set<String> UNDER_WAY = Set.of("queued", "deferred", "sending", "sent");

  private final HubClient hub;
  private final Duration limit;

  MailDemo(HubClient hub, Duration limit) {
    this.hub = hub;
    this.limit = limit;
  }

  /** Queues the batch and waits until nothing of it is under way. */
  void run(PrintWriter out) throws IOException, InterruptedException {
    String stop = ApiJson.write(Map.of("email", "stop@recipients.example"));
    hub.post("/suppressions", stop);
    JsonNode batch = hub.post("/batches", "text/csv", csv());
    out.printf(
        "mail: %d rows queued, %d duplicate, refused: %s%n",
        batch.path("accepted").asInt(), batch.path("duplicates").asInt(), refused(batch));
    JsonNode states = states(batch.path("batchId").asText());
    out.printf("mail: %s%n", words(states));
    out.flush();
  }

  private static String csv() {
    String good =
        IntStream.rangeClosed(1, ROWS)
            .mapToObj(i -> "person%d@recipients.example,Hello,Good morning!,%d".formatted(i, i))
            .collect(Collectors.joining("\n"));
    return String.join(
        "\n",
        List.of(
            "email,subject,msg,id",
            good,
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

  private JsonNode states(String batch) throws IOException, InterruptedException {
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
