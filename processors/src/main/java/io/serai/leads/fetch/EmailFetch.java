package io.serai.leads.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.leads.Entity;
import io.serai.leads.Entity.Kind;
import io.serai.leads.ServerTime;
import io.serai.leads.Unit;
import io.serai.leads.cloud.Answer;
import io.serai.leads.cloud.CloudObject;
import io.serai.leads.cloud.Question;
import io.serai.leads.cloud.Retrieve;
import io.serai.leads.queue.Outbox;
import io.serai.leads.queue.Queues.Stage;
import io.serai.leads.store.Writes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;

/** E-mails: by REST, and those that are not found there, by SOAP, where the old ones are. */
final class EmailFetch extends Fetch {
  private static final String ASSETS = "asset/v1/content/assets/query";
  private static final List<String> PROPERTIES =
      List.of("ID", "CreatedDate", "ModifiedDate", "Name", "Folder", "CategoryID", "Subject");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Found<Email> found = new Found<>();

  EmailFetch(Tools tools) {
    super(Kind.EMAIL, tools);
  }

  /** An e-mail, wherever it was found. */
  record Email(
      String name,
      String subject,
      Optional<String> category,
      Optional<Instant> created,
      Optional<Instant> updated) {}

  @Override
  protected Question first(Unit unit, Set<String> ids) {
    return page(unit, ids, 1);
  }

  private static Question page(Unit unit, Set<String> ids, int page) {
    ObjectNode request = JSON.createObjectNode();
    ObjectNode query = request.putObject("query");
    query.put("property", "data.email.legacy.legacyId").put("simpleOperator", "in");
    ids.forEach(query.putArray("values")::add);
    List.of("name", "views", "category", "createdDate", "modifiedDate", "legacyData")
        .forEach(request.putArray("fields")::add);
    request.putObject("page").put("page", page).put("pageSize", ids.size());
    return Question.rest(unit, ASSETS, request.toString());
  }

  @Override
  protected void rest(Ask ask, Answer answer) {
    JsonNode reply = answer.json();
    for (JsonNode item : reply.path("items")) {
      String id = item.path("legacyData").path("legacyId").asText();
      if (ask.ids().contains(id)) {
        found.put(ask.unit(), id, email(item));
      }
    }
    int page = reply.path("page").asInt(1);
    boolean more =
        !reply.path("items").isEmpty()
            && (long) page * ask.ids().size() < reply.path("count").asLong();
    Set<String> missing = new LinkedHashSet<>(ask.ids());
    missing.removeIf(id -> found.has(ask.unit(), id));
    if (more) {
      ask(new Ask(page(ask.unit(), ask.ids(), page + 1), 1, ask.ids()));
    } else if (!missing.isEmpty()) {
      ask(new Ask(Retrieve.byIds(ask.unit(), "Email", PROPERTIES, missing), 2, missing));
    }
  }

  static Email email(JsonNode item) {
    return new Email(
        item.path("name").asText(null),
        item.path("views").path("subjectline").path("content").asText(null),
        Optional.ofNullable(item.path("category").path("id").asText(null)),
        ServerTime.answer(item.path("createdDate").asText(null)),
        ServerTime.answer(item.path("modifiedDate").asText(null)));
  }

  @Override
  protected void found(Ask ask, CloudObject from) {
    String id = from.text("ID");
    if (id != null && ask.ids().contains(id)) {
      found.put(
          ask.unit(),
          id,
          new Email(
              from.text("Name"),
              from.text("Subject"),
              Optional.ofNullable(from.text("CategoryID")).filter(one -> !one.equals("0")),
              from.instant("CreatedDate"),
              from.instant("ModifiedDate")));
    }
  }

  @Override
  public Writes writes() {
    Writes writes = new Writes().phase(Kind.EMAIL.collection());
    found.forEach(
        (unit, emails) -> {
          Map<String, ObjectId> ids = tools.store().ids(unit, Kind.EMAIL, emails.keySet());
          Map<String, ObjectId> folders =
              tools.store().ids(unit, Kind.CATEGORY, categories(emails));
          emails.forEach(
              (id, email) ->
                  writes.upsert(
                      Source.filter(unit.entity(Kind.EMAIL, id)),
                      update(
                          unit.entity(Kind.EMAIL, id),
                          ids.get(id),
                          email,
                          email.category().map(folders::get).orElse(null),
                          now),
                      null,
                      null));
        });
    return writes;
  }

  static Document update(Entity entity, ObjectId id, Email email, ObjectId folder, Instant now) {
    Document made = Source.made(entity, id, now);
    made.append("isNewsletter", false).append("rollupMetrics", false);
    Document set = Source.fetched(email.created(), email.updated(), now);
    Source.put(set, "name", email.name());
    Source.put(set, "subject", email.subject());
    Source.put(set, "categoryId", folder);
    return new Document("$setOnInsert", made).append("$set", set.append("updatedAt", now));
  }

  private static Set<String> categories(Map<String, Email> emails) {
    Set<String> categories = new LinkedHashSet<>();
    emails.values().forEach(email -> email.category().ifPresent(categories::add));
    return categories;
  }

  @Override
  public Writes links() {
    List<String> names = new ArrayList<>();
    found.forEach(
        (unit, emails) ->
            emails.keySet().forEach(id -> names.add(unit.entity(Kind.EMAIL, id).name())));
    return new Links(tools.store()).ofEmails(names);
  }

  @Override
  public Outbox outbox() {
    Outbox outbox = super.outbox();
    Map<Unit, Set<String>> wanted = new LinkedHashMap<>();
    found.forEach((unit, emails) -> wanted.put(unit, categories(emails)));
    want(outbox, Stage.CATEGORIES, wanted);
    return outbox;
  }
}
