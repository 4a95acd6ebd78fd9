package io.serai.sandbox.leads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.sandbox.cloud.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Business units with mailings, people and clicks, made from a seed: the same for the same seed,
 * sizes and time.
 *
 * @param units who has clicks
 * @param outsider a unit that has sends and no clicks of its own, and that the hub is not told of;
 *     empty for none
 * @param until the time of the last clicks
 * @param span how far back the first ones lie
 * @param odd whether there is anything a hub must turn away, correct or wait for
 */
record LeadsGenerator(
    long seed,
    LeadsSize size,
    List<String> units,
    String outsider,
    Instant until,
    Duration span,
    boolean odd) {
  private static final int CHUNK = 1_000;
  private static final LeadsSize SMALL = new LeadsSize(2, 2, 0);
  private static final int FAR_AWAY = 50_000;

  /** From the JSON that the vendor's stand-in is asked with. */
  static LeadsGenerator of(JsonNode json) {
    List<String> units = new ArrayList<>();
    json.path("units").forEach(unit -> units.add(unit.asText()));
    return new LeadsGenerator(
        json.path("seed").asLong(1),
        new LeadsSize(
            json.path("sends").asInt(1),
            json.path("subscribers").asInt(1),
            json.path("clicks").asInt(0)),
        units,
        json.path("outsider").asText(""),
        Instant.parse(json.path("until").asText()),
        Duration.ofSeconds(json.path("spanSeconds").asLong(11 * 3_600)),
        json.path("odd").asBoolean());
  }

  /** Fills a tenant; answers the acknowledgements of URLs, one in a line. */
  static String fill(Tenant tenant, JsonNode wanted) {
    StringBuilder acknowledgements = new StringBuilder();
    List<ObjectNode> chunk = new ArrayList<>();
    of(wanted)
        .write(
            record -> {
              chunk.add(record);
              if (chunk.size() == CHUNK) {
                tenant.put(chunk);
                chunk.clear();
              }
            },
            links -> acknowledgements.append(links.json()).append('\n'));
    tenant.put(chunk);
    return acknowledgements.toString();
  }

  /** Somebody who takes the links of an e-mail. */
  @FunctionalInterface
  interface LinkSink {
    void put(Mailings.Links links);
  }

  void write(Records.Sink sink, LinkSink links) {
    List<Business> all = Business.all(units, size);
    Business outside = outsider.isEmpty() ? null : new Business(outsider, FAR_AWAY, SMALL);
    if (outside != null) {
      mailings(outside).write(sink);
      people(outside).write(sink);
    }
    for (Business each : all) {
      Mailings mailings = mailings(each);
      mailings.write(sink);
      people(each).write(sink);
      // why: an e-mail whose links are not known yet is nothing unusual
      int known = odd ? mailings.links().size() - 1 : mailings.links().size();
      mailings.links().subList(0, Math.max(1, known)).forEach(links::put);
    }
    for (Business each : all) {
      Business neighbour = each.index() + 1 < all.size() ? all.get(each.index() + 1) : null;
      clicks(each, neighbour, outside, sink);
    }
  }

  private void clicks(Business of, Business neighbour, Business outside, Records.Sink sink) {
    Clicks clicks = clicks(of);
    Oddities odds = new Oddities(until, neighbour, outside, random(of, 3));
    for (int n = 0; n < size.clicks(); n++) {
      ObjectNode row = clicks.draw(until, span);
      sink.put(odd ? odds.some(row) : row);
    }
  }

  private Clicks clicks(Business of) {
    return new Clicks(of, mailings(of), random(of, 2));
  }

  /** Clicks in all units that are none of those it fills with. */
  List<Clicks> later(long unlike) {
    return Business.all(units, size).stream()
        .map(of -> new Clicks(of, mailings(of), new SplittableRandom(seed ^ unlike)))
        .toList();
  }

  private Mailings mailings(Business of) {
    return new Mailings(of, random(of, 0), until, odd);
  }

  private People people(Business of) {
    return new People(of, random(of, 1), until, odd);
  }

  /** A stream of numbers of its own for each unit and purpose. */
  private SplittableRandom random(Business of, int purpose) {
    return new SplittableRandom(seed * 1_000 + of.index() * 10L + purpose);
  }
}
