package io.serai.acceptance.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As {@link ShuffledIT}, through the hub's own consumers and the queue's own redeliveries. */
@Tag("thorough")
class ShuffledQueueIT extends OverClicks {
  private static final int ORDERS = 20;
  private static final int ROWS = 25;

  @Override
  Map<String, String> settings() {
    Map<String, String> settings = quick();
    settings.put("leads.retry-steps", String.join(",", Collections.nCopies(ORDERS, "1s")));
    settings.put("leads.batch", "7");
    return settings;
  }

  @Test
  void twenty_orders_of_delivery_over_the_queue_make_the_same_documents() {
    List<String> people = List.of(person("ien"), person("ien"), person("ien"));
    List<Map<String, Object>> calm = order(0, people);
    assertThat(calm).isNotEmpty();
    for (int seed = 1; seed <= ORDERS; seed++) {
      assertThat(order(seed, people)).as("seed " + seed).isEqualTo(calm);
    }
    assertThat(letters()).isEmpty();
  }

  /** Delivers the rows once and in order for seed 0, shuffled and up to three times for others. */
  private List<Map<String, Object>> order(int seed, List<String> people) {
    // why new: its first clicks are delayed, for nobody knows it yet
    String send = send("ien");
    Random random = new Random(seed);
    List<String> messages = new ArrayList<>();
    for (String message : messages(send, people)) {
      messages.addAll(Collections.nCopies(seed == 0 ? 1 : 1 + random.nextInt(3), message));
    }
    if (seed > 0) {
      Collections.shuffle(messages, random);
    }
    deliver(messages.toArray(String[]::new));
    return stored(send);
  }

  /** The same rows for every send; each is read again later, as a person's or a bot's. */
  private static List<String> messages(String send, List<String> people) {
    Random random = new Random(42);
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      LogRow row =
          LogRow.of(send, people.get(random.nextInt(people.size())))
              .with("ID", send + "-G" + i)
              .with(
                  "EventDate",
                  "9/%d/2020 %d:15:00 PM".formatted(3 + random.nextInt(2), 1 + i % 11));
      messages.add((random.nextBoolean() ? row.bot() : row).message(NOON));
      messages.add(
          (random.nextBoolean() ? row.bot() : row).message(NOON.plusSeconds(random.nextInt(3))));
    }
    return messages;
  }

  /** What the documents of a send say, but for the names of the send. */
  private List<Map<String, Object>> stored(String send) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Document click : clicksOf("ien", send)) {
      Map<String, Object> said = new TreeMap<>(click);
      said.keySet().removeAll(List.of("_id", "job", "jobEntity"));
      for (String set : List.of("guids", "bots")) {
        said.put(set, click.getList(set, String.class).stream().sorted().toList());
      }
      said.put("flagAt", new TreeMap<>(click.get("flagAt", Document.class)));
      said.replaceAll((name, value) -> value.toString().replace(send + "-", ""));
      all.add(said);
    }
    all.sort(java.util.Comparator.comparing(Map::toString));
    return all;
  }
}
