package io.serai.sandbox.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.time.Duration;
import java.util.List;
import org.h2.mvstore.MVStore;

/** Keeps documents in a file, and asks their indexes. */
public final class IndexedBackend extends H2Backend {
  private static final Duration LONGEST_SCAN = Duration.ofMinutes(10);
  private static final int PAGES_SHARE = 8;

  /**
   * @param file that is made when absent
   */
  public IndexedBackend(String file) {
    super(store(file));
  }

  /**
   * why: the server goes through a collection without telling its store, which would meanwhile give
   * away what it holds to be over.
   */
  private static MVStore store(String file) {
    int pages = (int) ((Runtime.getRuntime().maxMemory() / PAGES_SHARE) >> 20);
    MVStore store =
        new MVStore.Builder().fileName(file).autoCompactFillRate(0).cacheSize(pages).open();
    store.setRetentionTime((int) LONGEST_SCAN.toMillis());
    return store;
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new Database(name);
  }

  /**
   * A database whose indexes need not be unique.
   *
   * <p>why an inner class: the class above opens collections before a field of this one is set.
   */
  private final class Database extends H2Database {
    Database(String name) {
      super(name, getMvStore(), getCursorRegistry());
    }

    /** As the class above does, under the same names. */
    @Override
    protected MongoCollection<Object> openOrCreateCollection(
        String name, CollectionOptions options) {
      String full = getFullCollectionNamespace(name);
      return new IndexedCollection(
          this,
          name,
          options,
          getMvStore().openMap("databases." + full),
          getMvStore().openMap("meta." + full),
          cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
        String collection, String name, List<IndexKey> keys, boolean sparse) {
      return new UniqueIndex(name, keys, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
        String collection, String name, List<IndexKey> keys, boolean sparse) {
      return new LookupIndex(name, keys);
    }
  }
}
