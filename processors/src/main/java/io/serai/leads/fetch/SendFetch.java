package io.serai.leads.fetch;

import io.serai.leads.Entity;
import io.serai.leads.Entity.Kind;
import io.serai.leads.Unit;
import io.serai.leads.clicks.ForeignJobs;
import io.serai.leads.cloud.CloudObject;
import io.serai.leads.cloud.Question;
import io.serai.leads.cloud.Retrieve;
import io.serai.leads.queue.Outbox;
import io.serai.leads.queue.Queues.Stage;
import io.serai.leads.store.Store;
import io.serai.leads.store.Writes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Sends. One that its unit does not see is looked for in the whole company, once: it may be of
 * another unit.
 */
final class SendFetch extends Fetch {
  private static final String CLIENT = "Client.ID";

  private final Found<CloudObject> found = new Found<>();
  private final Map<String, String> foreign = new LinkedHashMap<>();

  SendFetch(Tools tools) {
    super(Kind.SEND, tools);
  }

  @Override
  protected Question first(Unit unit, Set<String> ids) {
    return Retrieve.byIds(unit, "Send", SendDocument.PROPERTIES, ids);
  }

  @Override
  protected void found(Ask ask, CloudObject send) {
    String id = send.text("ID");
    if (id == null || !ask.ids().contains(id)) {
      return;
    }
    if (ask.round() == 1) {
      found.put(ask.unit(), id, send);
      return;
    }
    String mid = send.text(CLIENT);
    if (mid != null && !mid.equals(String.valueOf(ask.unit().mid()))) {
      foreign.put(ForeignJobs.key(ask.unit(), id), mid);
      tools.units().ofMid(mid).ifPresent(unit -> found.put(unit, id, send));
    }
  }

  @Override
  protected void over(Ask ask) {
    Set<String> missing = new LinkedHashSet<>(ask.ids());
    missing.removeIf(id -> found.has(ask.unit(), id));
    if (ask.round() == 1 && !missing.isEmpty()) {
      List<String> properties = new ArrayList<>(SendDocument.PROPERTIES);
      properties.add(CLIENT);
      ask(new Ask(Retrieve.everywhere(ask.unit(), "Send", properties, missing), 2, missing));
    }
  }

  @Override
  public Writes writes() {
    Writes writes = new Writes().phase(Kind.SEND.collection());
    found.forEach((unit, sends) -> add(writes, unit, sends));
    writes.phase(Kind.SEND.collection());
    found.forEach((unit, sends) -> sends.forEach((id, send) -> date(writes, unit, id, send)));
    writes.phase(Store.FOREIGN);
    foreign.forEach(
        (key, mid) ->
            writes.upsert(
                new Document("_id", key),
                new Document("$set", new Document("mid", mid).append("at", now)),
                null,
                null));
    return writes;
  }

  private void add(Writes writes, Unit unit, Map<String, CloudObject> sends) {
    Map<String, ObjectId> ids = tools.store().ids(unit, Kind.SEND, sends.keySet());
    Map<String, ObjectId> emails = tools.store().ids(unit, Kind.EMAIL, emails(sends));
    sends.forEach(
        (id, send) -> {
          Entity entity = unit.entity(Kind.SEND, id);
          Entity email = email(send).map(one -> unit.entity(Kind.EMAIL, one)).orElse(null);
          ObjectId emailId = email == null ? null : emails.get(email.id());
          writes.upsert(
              Source.filter(entity),
              SendDocument.update(entity, ids.get(id), send, email, emailId, now),
              null,
              null);
        });
  }

  private static Set<String> emails(Map<String, CloudObject> sends) {
    Set<String> emails = new LinkedHashSet<>();
    sends.values().forEach(send -> email(send).ifPresent(emails::add));
    return emails;
  }

  private static Optional<String> email(CloudObject send) {
    return Optional.ofNullable(send.text("Email.ID")).filter(id -> !id.equals("0"));
  }

  /** why a write of its own: only a send without a date gets one, and keeps it. */
  private void date(Writes writes, Unit unit, String id, CloudObject send) {
    if (SendDocument.undated(send)) {
      writes.update(
          Source.filter(unit.entity(Kind.SEND, id))
              .append("sentDate", new Document("$exists", false)),
          new Document("$set", new Document("sentDate", now).append("sentDateEstimated", true)),
          null,
          null);
    }
  }

  @Override
  public Writes links() {
    List<String> names = new ArrayList<>();
    found.forEach(
        (unit, sends) ->
            sends.keySet().forEach(id -> names.add(unit.entity(Kind.SEND, id).name())));
    return new Links(tools.store()).ofSends(names);
  }

  @Override
  public Outbox outbox() {
    Outbox outbox = super.outbox();
    Map<Unit, Set<String>> emails = new LinkedHashMap<>();
    found.forEach((unit, sends) -> emails.put(unit, emails(sends)));
    want(outbox, Stage.EMAILS, emails);
    return outbox;
  }
}
