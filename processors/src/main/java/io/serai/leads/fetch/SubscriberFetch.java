package io.serai.leads.fetch;

import io.serai.leads.Entity;
import io.serai.leads.Entity.Kind;
import io.serai.leads.Unit;
import io.serai.leads.cloud.CloudObject;
import io.serai.leads.cloud.Question;
import io.serai.leads.cloud.Retrieve;
import io.serai.leads.store.Writes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Subscribers: the people who click. */
final class SubscriberFetch extends Fetch {
  private static final List<String> PROPERTIES = List.of("ID", "EmailAddress", "CreatedDate");

  /** The vendor's attributes that are kept, and under which names. */
  private static final Map<String, String> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("First Name", "givenName"),
          Map.entry("Last Name", "familyName"),
          Map.entry("Title", "title"),
          Map.entry("Company Name", "companyName"),
          Map.entry("Address", "street"),
          Map.entry("City", "city"),
          Map.entry("State", "region"),
          Map.entry("Zip", "postalCode"),
          Map.entry("Country", "country"),
          Map.entry("Phone Number", "phoneNumber"),
          Map.entry("Industry", "attributes.Industry"),
          Map.entry("Job Function", "attributes.Job Function"),
          Map.entry("NAICS Code", "attributes.NAICS Code"));

  private final Found<CloudObject> found = new Found<>();

  SubscriberFetch(Tools tools) {
    super(Kind.SUBSCRIBER, tools);
  }

  @Override
  protected Question first(Unit unit, Set<String> ids) {
    return Retrieve.byIds(unit, "Subscriber", PROPERTIES, ids);
  }

  @Override
  protected void found(Ask ask, CloudObject from) {
    String id = from.text("ID");
    if (id != null && ask.ids().contains(id)) {
      found.put(ask.unit(), id, from);
    }
  }

  @Override
  public Writes writes() {
    Writes writes = new Writes().phase(Kind.SUBSCRIBER.collection());
    found.forEach(
        (unit, people) -> {
          Map<String, ObjectId> ids = tools.store().ids(unit, Kind.SUBSCRIBER, people.keySet());
          people.forEach(
              (id, person) -> {
                Entity entity = unit.entity(Kind.SUBSCRIBER, id);
                writes.upsert(
                    Source.filter(entity), update(entity, ids.get(id), person, now), null, null);
              });
        });
    return writes;
  }

  static Document update(Entity entity, ObjectId id, CloudObject from, Instant now) {
    Document made = Source.made(entity, id, now);
    made.append("inactive", false);
    for (String list :
        List.of("inactiveCustomerIds", "inactiveCampaignIds", "inactiveLineItemIds")) {
      made.append(list, List.of());
    }
    Document set = Source.fetched(from.instant("CreatedDate"), Optional.empty(), now);
    String email =
        Optional.ofNullable(from.text("EmailAddress")).orElse("").strip().toLowerCase(Locale.ROOT);
    set.append("emailAddress", email).append("emailDomain", domain(email));
    int fields = 1;
    for (Map.Entry<String, String> attribute : mapped(from).entrySet()) {
      set.append(attribute.getKey(), attribute.getValue());
      fields += attribute.getValue().isEmpty() ? 0 : 1;
    }
    return new Document("$setOnInsert", made)
        .append("$set", set.append("fieldCount", fields).append("updatedAt", now));
  }

  private static Map<String, String> mapped(CloudObject from) {
    Map<String, String> mapped = new LinkedHashMap<>();
    ATTRIBUTES.forEach(
        (name, field) -> {
          if (from.pairs().containsKey(name)) {
            mapped.put(field, from.pairs().get(name).strip());
          }
        });
    return mapped;
  }

  private static String domain(String email) {
    int at = email.indexOf('@');
    return at < 0 ? "" : email.substring(at + 1);
  }

  @Override
  public Writes links() {
    return new Writes();
  }
}
