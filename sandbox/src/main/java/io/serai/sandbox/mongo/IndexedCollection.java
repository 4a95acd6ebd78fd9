package io.serai.sandbox.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVMap;

/**
 * A collection that asks an index also for a part of a question; the class above reads every
 * document unless a question names the fields of an index and no others.
 */
final class IndexedCollection extends H2Collection {
  IndexedCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Object, Document> documents,
      MVMap<String, Object> meta,
      CursorRegistry cursors) {
    super(database, name, options, documents, meta, cursors);
  }

  @Override
  protected QueryResult queryDocuments(
      Document query, Document order, int skip, int limit, int batch, Document fields) {
    for (Index<Object> index : getIndexes()) {
      Document part = part(query, index);
      if (index.canHandle(part)) {
        return matchDocuments(query, index.getPositions(part), order, skip, limit, batch, fields);
      }
    }
    return super.queryDocuments(query, order, skip, limit, batch, fields);
  }

  /** What a question says of the fields of an index. */
  private static Document part(Document query, Index<Object> index) {
    Document part = new Document();
    for (IndexKey key : index.getKeys()) {
      if (query.containsKey(key.getKey())) {
        part.put(key.getKey(), query.get(key.getKey()));
      }
    }
    return part;
  }
}
