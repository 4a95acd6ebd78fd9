package io.serai.sandbox.leads;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.sandbox.cloud.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** A unit's subscribers, a few with addresses and attributes that make trouble. */
final class People {
  private static final List<String> FIRST =
      List.of("Ann", "Bob", "Cat", "Dan", "Eva", "Finn", "Gia", "Hugo", "Ida", "Joe", "Kim");
  private static final List<String> LAST =
      List.of("Abel", "Brandt", "Costa", "Dietz", "Ekman", "Fabre", "Grau", "Holm", "Ives");
  private static final List<String> CITIES = List.of("Austin", "Madison", "Graz", "Köln", "");
  private static final int ODD_ONE_IN = 40;

  private final Business of;
  private final SplittableRandom random;
  private final Instant until;
  private final boolean odd;

  People(Business of, SplittableRandom random, Instant until, boolean odd) {
    this.of = of;
    this.random = random;
    this.until = until;
    this.odd = odd;
  }

  void write(Records.Sink sink) {
    for (int n = 0; n < of.size().subscribers(); n++) {
      sink.put(person(n));
    }
  }

  private ObjectNode person(int n) {
    String first = FIRST.get(n % FIRST.size());
    String last = LAST.get(n / FIRST.size() % LAST.size());
    String host = "mill" + n % 97 + ".example";
    int roll = odd ? random.nextInt(ODD_ONE_IN) : ODD_ONE_IN;
    ObjectNode person = Records.of(of, "subscriber", of.person(n));
    person.put("EmailAddress", address(roll, first + "." + last + n + "@" + host));
    Instant since = until.minus(Duration.ofHours(1 + random.nextInt(20_000)));
    person.put("CreatedDate", ServerTime.soap(since)).put("Status", "Active");
    if (roll != 3) {
      ArrayNode attributes = person.putArray("Attributes");
      attribute(attributes, "First Name", first);
      attribute(attributes, "Last Name", last);
      attribute(attributes, "Title", roll == 4 ? " " : "Engineer");
      attribute(attributes, "City", CITIES.get(random.nextInt(CITIES.size())));
      attribute(attributes, "Industry", roll == 5 ? null : "Machinery");
      attribute(attributes, "Shoe Size", "42");
    }
    return person;
  }

  private static String address(int roll, String usual) {
    return switch (roll) {
      case 0 -> null;
      case 1 -> "no-address";
      case 2 -> " " + usual.toUpperCase(java.util.Locale.ROOT) + " ";
      default -> usual;
    };
  }

  private static void attribute(ArrayNode attributes, String name, String value) {
    attributes.addObject().put("Name", name).put("Value", value);
  }
}
