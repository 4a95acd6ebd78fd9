package io.serai.leads.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.serai.core.SeraiException;
import io.serai.leads.LeadsError;
import io.serai.leads.queue.Delivery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * Writes in phases: each is one unordered bulk on one collection, and begins when the one before is
 * durable. An insert that another hub was quicker with is made again, as the update it now is; a
 * write that is refused for good makes its message a dead letter, its neighbours are written.
 */
public final class Writes {
  /** Exchange property that carries the writes. */
  public static final String PROPERTY = "writes";

  private static final int DUPLICATE_KEY = 11000;
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final Deque<Phase> phases = new ArrayDeque<>();

  /** Messages whose upsert made the document. */
  private final Set<Delivery> made = Collections.newSetFromMap(new IdentityHashMap<>());

  private record Write(
      WriteModel<Document> model, Delivery owner, String input, boolean unlessMade) {}

  private record Phase(String collection, List<Write> writes, boolean again) {}

  /** Begins a phase. */
  public Writes phase(String collection) {
    phases.addLast(new Phase(collection, new ArrayList<>(), false));
    return this;
  }

  /** Adds to the phase that began last: make a document, or change it if it is there. */
  public void upsert(Document filter, Document update, Delivery owner, String input) {
    add(new UpdateOneModel<>(filter, update, UPSERT), owner, input, false);
  }

  /** Adds to the phase that began last: change a document if it is there. */
  public void update(Document filter, Document update, Delivery owner, String input) {
    add(new UpdateOneModel<>(filter, update), owner, input, false);
  }

  /**
   * As {@link #update}, but not when an upsert of the same message has made a document in a phase
   * before: it made it with what this one says.
   */
  public void updateUnlessMade(Document filter, Document update, Delivery owner, String input) {
    add(new UpdateOneModel<>(filter, update), owner, input, true);
  }

  /** Adds to the phase that began last: change every document that fits. */
  public void updateMany(Document filter, Document update) {
    add(new UpdateManyModel<>(filter, update), null, null, false);
  }

  /** Adds to the phase that began last: remove a document. */
  public void delete(Document filter) {
    add(new DeleteOneModel<>(filter), null, null, false);
  }

  private void add(WriteModel<Document> model, Delivery owner, String input, boolean unlessMade) {
    phases.getLast().writes().add(new Write(model, owner, input, unlessMade));
  }

  /** Whether a phase is to come; empty ones are passed over. */
  public boolean more() {
    while (!phases.isEmpty()) {
      List<Write> writes = phases.peek().writes();
      writes.removeIf(write -> write.unlessMade() && made.contains(write.owner()));
      if (!writes.isEmpty()) {
        return true;
      }
      phases.poll();
    }
    return false;
  }

  /** The collection of the phase whose turn it is. */
  public String collection() {
    return phases.element().collection();
  }

  /** The bulk of the phase whose turn it is. */
  public List<WriteModel<Document>> bulk() {
    List<WriteModel<Document>> models = new ArrayList<>();
    phases.element().writes().forEach(write -> models.add(write.model()));
    return models;
  }

  /** The phase is durable. */
  public void written(BulkWriteResult result) {
    made(phases.poll(), result);
  }

  private void made(Phase phase, BulkWriteResult result) {
    if (result.wasAcknowledged()) {
      result.getUpserts().forEach(one -> made.add(phase.writes().get(one.getIndex()).owner()));
    }
  }

  /** The phase is durable but for these. */
  public void refused(MongoBulkWriteException failure) {
    Phase phase = phases.poll();
    if (failure.getWriteConcernError() != null) {
      throw new SeraiException(
          LeadsError.STORE_UNAVAILABLE,
          "leads",
          "a write is not confirmed: %s",
          failure.getWriteConcernError().getMessage());
    }
    made(phase, failure.getWriteResult());
    List<Write> again = new ArrayList<>();
    for (BulkWriteError error : failure.getWriteErrors()) {
      Write write = phase.writes().get(error.getIndex());
      if (error.getCode() == DUPLICATE_KEY && !phase.again()) {
        again.add(write);
      } else {
        refused(write, phase.collection(), error.getCode());
      }
    }
    if (!again.isEmpty()) {
      phases.addFirst(new Phase(phase.collection(), again, true));
    }
  }

  private static void refused(Write write, String collection, int code) {
    SeraiException why =
        new SeraiException(
            LeadsError.STORE_REFUSED,
            "leads",
            "a write to '%s' was refused with code %d",
            collection,
            code);
    if (write.owner() == null) {
      throw why;
    }
    write.owner().dead(write.input(), why);
  }
}
