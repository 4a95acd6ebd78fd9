package io.serai.sandbox.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An index in memory: many documents may have a value, and a document as many as its array has. It
 * answers equality of all its fields, and {@code $in} when it has one.
 */
final class LookupIndex extends Index<Object> {
  private static final String IN = "$in";

  /** Positions of documents by what they are found by, then by the documents' ids. */
  private final Map<KeyValue, Map<Object, Object>> positions = new HashMap<>();

  /** why sparse: one that is not has a position for every document, and is asked for it. */
  LookupIndex(String name, List<IndexKey> keys) {
    super(name, keys, true);
  }

  @Override
  public boolean canHandle(Document query) {
    return query.keySet().equals(keySet()) && query.values().stream().allMatch(this::answers);
  }

  private boolean answers(Object value) {
    if (value instanceof Document expression) {
      return !isCompoundIndex() && expression.keySet().equals(Set.of(IN));
    }
    return value != null
        && !(value instanceof Collection)
        && !BsonRegularExpression.isRegularExpression(value);
  }

  @Override
  public Iterable<Object> getPositions(Document query) {
    Set<Object> found = new LinkedHashSet<>();
    for (KeyValue wanted : wanted(query)) {
      found.addAll(positions.getOrDefault(wanted, Map.of()).values());
    }
    return found;
  }

  private List<KeyValue> wanted(Document query) {
    List<KeyValue> wanted = new ArrayList<>();
    if (!isCompoundIndex() && query.get(keys().get(0)) instanceof Document in) {
      for (Object value : (Collection<?>) in.get(IN)) {
        wanted.add(new KeyValue(value).normalized());
      }
    } else {
      wanted.add(new KeyValue(keys().stream().map(query::get).toList()).normalized());
    }
    return wanted;
  }

  @Override
  public void add(Document document, Object position, MongoCollection<Object> collection) {
    for (KeyValue key : getKeyValues(document)) {
      positions.computeIfAbsent(key, none -> new HashMap<>(2)).put(id(document), position);
    }
  }

  @Override
  public Object remove(Document document) {
    for (KeyValue key : getKeyValues(document)) {
      positions.computeIfPresent(
          key,
          (same, ids) -> {
            ids.remove(id(document));
            return ids.isEmpty() ? null : ids;
          });
    }
    return null;
  }

  private static Object id(Document document) {
    return document.get("_id");
  }

  @Override
  public void updateInPlace(
      Document before, Document after, Object position, MongoCollection<Object> collection) {
    if (!nullAwareEqualsKeys(before, after)) {
      remove(before);
      add(after, position, collection);
    }
  }

  @Override
  public Object getPosition(Document document) {
    return null;
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Object> collection) {
    // why: no value is refused
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
    // why: no value is refused
  }

  @Override
  public long getCount() {
    return positions.size();
  }

  @Override
  public long getDataSize() {
    return 0;
  }

  @Override
  public void drop() {
    positions.clear();
  }
}
