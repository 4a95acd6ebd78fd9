package io.serai.sandbox.leads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.sandbox.cloud.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/** Rows of a unit's click log. */
final class Clicks {
  private static final int BOT_ONE_IN = 12;
  private static final int LISTS = 4;

  private final Business of;
  private final Mailings mailings;
  private final SplittableRandom random;

  Clicks(Business of, Mailings mailings, SplittableRandom random) {
    this.of = of;
    this.mailings = mailings;
    this.random = random;
  }

  /** A click that somebody made some time within a span before an instant. */
  ObjectNode draw(Instant until, Duration span) {
    int send = random.nextInt(of.size().sends());
    int person = skewed(of.size().subscribers());
    Mailings.Links links = mailings.linksOf(send);
    String url = links.urls().get(random.nextInt(links.urls().size()));
    Instant at = until.minusSeconds(random.nextLong(span.toSeconds()));
    ObjectNode row = Records.of(of, "row", id());
    row.put("JobID", String.valueOf(of.send(send)));
    row.put("SubscriberID", String.valueOf(of.person(person)));
    row.put("EventDate", ServerTime.click(at));
    row.put("LinkContent", link(url, links.acknowledgement()));
    row.put("IsUnique", random.nextInt(3) == 0 ? "False" : "True");
    row.put("ListID", String.valueOf(9_744 + random.nextInt(LISTS)));
    row.put("IsBot_v3", random.nextInt(BOT_ONE_IN) == 0 ? "True" : "False");
    return row.put("Ready", "True").put("Processed", "False");
  }

  private String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString().toUpperCase(Locale.ROOT);
  }

  /** A link as the three ages of the site wrote it. */
  private String link(String url, String acknowledgement) {
    return switch (random.nextInt(4)) {
      case 0 ->
          "http://leads.limit0.io/click/%s?usr=1&dep=2&job=3&ack=%s&mv=1"
              .formatted(url, acknowledgement);
      case 1 ->
          "https://%s.example/a?lt.lid=%s&lt.ack=%s&utm_source=mail"
              .formatted(of.key(), url, acknowledgement);
      default ->
          "https://%s.example/articles/%s?lt.lidack=%s~%s"
              .formatted(of.key(), url.substring(18), url, acknowledgement);
    };
  }

  /** Few click much, many click little. */
  private int skewed(int bound) {
    double roll = random.nextDouble();
    return (int) (bound * roll * roll);
  }
}
