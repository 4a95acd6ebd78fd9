package io.serai.leads.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.leads.clicks.SendUrls.Pair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

class DurablePairsTest {
  private Instant now = Instant.parse("2026-01-05T09:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final DurablePairs pairs = new DurablePairs(clock);

  private static Pair pair(String category, String ack) {
    BsonDocument send =
        new BsonDocument("entity", new BsonString("mc.ien.send*1"))
            .append("categoryId", new BsonString(category));
    return new Pair(send, ack);
  }

  @Test
  void a_pair_is_written_until_it_is_durable_and_then_not_for_a_while() {
    Pair pair = pair("7", "a");
    assertThat(pairs.without(List.of(pair))).containsExactly(pair);
    assertThat(pairs.without(List.of(pair))).containsExactly(pair);

    pairs.add(List.of(pair));
    assertThat(pairs.without(List.of(pair, pair("7", "b")))).containsExactly(pair("7", "b"));

    now = now.plus(Duration.ofMinutes(10));
    assertThat(pairs.without(List.of(pair))).containsExactly(pair);
  }

  @Test
  void a_send_that_says_something_else_is_written_at_once() {
    pairs.add(List.of(pair("7", "a")));
    assertThat(pairs.without(List.of(pair("8", "a")))).hasSize(1);

    pairs.add(List.of(pair("8", "a")));
    assertThat(pairs.without(List.of(pair("7", "a")))).as("it says again what it said").hasSize(1);
  }
}
