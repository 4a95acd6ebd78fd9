package io.serai.leads.fetch;

import io.serai.core.SeraiException;
import io.serai.leads.Entity;
import io.serai.leads.Entity.Kind;
import io.serai.leads.IdMessage;
import io.serai.leads.LeadsError;
import io.serai.leads.Unit;
import io.serai.leads.cloud.Answer;
import io.serai.leads.cloud.CloudObject;
import io.serai.leads.cloud.Question;
import io.serai.leads.cloud.Retrieve;
import io.serai.leads.queue.Batch;
import io.serai.leads.queue.Delivery;
import io.serai.leads.queue.Outbox;
import io.serai.leads.queue.Queues.Stage;
import io.serai.leads.store.Writes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Entities of one kind that messages ask for: a conversation of questions and answers, then what is
 * written. Every id is asked for once a batch, and not at all while what is stored is fresh.
 */
public abstract class Fetch {
  /** Exchange property that carries the fetch. */
  public static final String PROPERTY = "fetch";

  protected final Tools tools;
  protected final Instant now;
  private final Kind kind;
  private final Deque<Ask> asks = new ArrayDeque<>();

  /**
   * A question, and what it is for.
   *
   * @param round 1 for the first place that is asked, 2 for the next
   */
  protected record Ask(Question question, int round, Set<String> ids) {
    Unit unit() {
      return question.unit();
    }
  }

  protected Fetch(Kind kind, Tools tools) {
    this.kind = kind;
    this.tools = tools;
    this.now = tools.clock().instant();
  }

  /** Takes the ids from a batch; a message that cannot be read becomes a dead letter. */
  final Fetch of(Batch batch) {
    Map<Unit, Set<String>> wanted = new LinkedHashMap<>();
    for (Delivery delivery : batch.deliveries()) {
      read(delivery)
          .ifPresent(
              message ->
                  wanted
                      .computeIfAbsent(
                          tools.units().find(message.bu()).orElseThrow(),
                          unit -> new LinkedHashSet<>())
                      .add(message.id()));
    }
    wanted.forEach((unit, ids) -> begin(unit, stale(unit, ids)));
    return this;
  }

  private Optional<IdMessage> read(Delivery delivery) {
    try {
      IdMessage message = IdMessage.parse(delivery.body());
      if (tools.units().find(message.bu()).isPresent()) {
        return Optional.of(message);
      }
      throw new SeraiException(
          LeadsError.BAD_MESSAGE, "leads", "unit '%s' of a message is none", message.bu());
    } catch (SeraiException e) {
      delivery.dead("message:" + Entity.hash(delivery.body()), e);
      return Optional.empty();
    }
  }

  private Set<String> stale(Unit unit, Set<String> ids) {
    Set<String> fresh = fresh(ids.stream().map(id -> unit.entity(kind, id).name()).toList());
    Set<String> stale = new LinkedHashSet<>(ids);
    stale.removeIf(id -> fresh.contains(unit.entity(kind, id).name()));
    return stale;
  }

  /** Names of those that need not be asked for. */
  protected Set<String> fresh(Collection<String> names) {
    return tools.store().fetchedSince(kind, names, now.minus(tools.refresh()));
  }

  /** Begins with a unit's ids. */
  protected void begin(Unit unit, Set<String> ids) {
    for (Set<String> some : parts(ids)) {
      ask(new Ask(first(unit, some), 1, some));
    }
  }

  /** The question for some ids. */
  protected abstract Question first(Unit unit, Set<String> ids);

  /** Takes in one result of a SOAP answer. */
  protected abstract void found(Ask ask, CloudObject object);

  /** All pages of a question have come; another may follow for what was not found. */
  protected void over(Ask ask) {}

  /** What is to be written. */
  public abstract Writes writes();

  /** What is to be written when that is durable: what hangs together by ids of both. */
  public abstract Writes links();

  /** What is to be fetched next. */
  public Outbox outbox() {
    return new Outbox(tools.queues());
  }

  protected final void ask(Ask ask) {
    asks.addLast(ask);
  }

  protected final List<Set<String>> parts(Set<String> ids) {
    List<Set<String>> parts = new ArrayList<>();
    for (String id : ids) {
      if (parts.isEmpty() || parts.get(parts.size() - 1).size() == tools.lookup()) {
        parts.add(new LinkedHashSet<>());
      }
      parts.get(parts.size() - 1).add(id);
    }
    return parts;
  }

  /** Whether there is a question. */
  public final boolean more() {
    return !asks.isEmpty();
  }

  /** The question whose turn it is. */
  public final Question question() {
    return asks.element().question();
  }

  /** Takes in the answer to it. */
  public final void take(Answer answer) {
    Ask ask = asks.remove();
    if (answer.soap() == null) {
      rest(ask, answer);
      return;
    }
    answer.soap().results().forEach(object -> found(ask, object));
    if (answer.soap().more()) {
      Question next = Retrieve.next(ask.unit(), answer.soap().requestId());
      asks.addFirst(new Ask(next, ask.round(), ask.ids()));
    } else {
      over(ask);
    }
  }

  /** Takes in a REST answer. */
  protected void rest(Ask ask, Answer answer) {
    throw new IllegalStateException("no REST question was asked");
  }

  /** Adds messages for entities of another queue, each once. */
  protected static void want(Outbox outbox, Stage stage, Map<Unit, Set<String>> ids) {
    ids.forEach((unit, some) -> some.forEach(id -> outbox.add(stage, message(unit, id))));
  }

  private static String message(Unit unit, String id) {
    return new IdMessage(unit.key(), id).json();
  }
}
