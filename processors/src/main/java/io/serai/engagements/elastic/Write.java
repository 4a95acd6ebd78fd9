package io.serai.engagements.elastic;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;

/**
 * One document to be written or removed under a natural id (I4).
 *
 * @param document its JSON; null removes it
 * @param version the fencing token it is written under: a smaller one than the document has is
 *     refused
 * @param unit the unit of the run that fails with it
 * @param result what is told the outcome
 */
public record Write(
    String index, String id, BinaryData document, long version, String unit, Result result) {

  /** Told once, when the outcome is known. */
  @FunctionalInterface
  public interface Result {
    /** The store's answer says it is durable. */
    void confirmed();

    /** It was refused before, an operator discarded it, and it is refused again. */
    default void discarded() {}
  }

  /** Names the document in dead letters. */
  public String input() {
    return index + "/" + id;
  }

  /** The same write; {@code more} happens as well when it is confirmed. */
  Write then(Runnable more) {
    Result both =
        new Result() {
          @Override
          public void confirmed() {
            result.confirmed();
            more.run();
          }

          @Override
          public void discarded() {
            result.discarded();
          }
        };
    return new Write(index, id, document, version, unit, both);
  }

  BulkOperation operation() {
    return BulkOperation.of(
        operation ->
            document == null
                ? operation.delete(
                    delete ->
                        delete
                            .index(index)
                            .id(id)
                            .version(version)
                            .versionType(VersionType.ExternalGte))
                : operation.index(
                    put ->
                        put.index(index)
                            .id(id)
                            .version(version)
                            .versionType(VersionType.ExternalGte)
                            .document(document)));
  }
}
