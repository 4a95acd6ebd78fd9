package io.serai.hub.ledger;

import static io.serai.hub.ledger.LedgerDatabase.sql;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * How fresh a flow's target is: the one answer for API, health, metric and alarm. A run counts when
 * it {@code SUCCEEDED} and was not asked for a part of its work.
 */
public final class Freshness {
  private final LedgerDatabase database;

  public Freshness(LedgerDatabase database) {
    this.database = database;
  }

  /**
   * A flow's newest delivery.
   *
   * @param deliveredAt when the last stage succeeded; null when it never did
   * @param asOf when the first stage began to read what was delivered then: whatever the source
   *     held before this moment has arrived; null when nothing has
   */
  public record Delivery(String flow, Instant deliveredAt, Instant asOf) {}

  /**
   * @param stages the stages of a plain trigger, in order
   */
  public Delivery newest(String flow, List<String> stages) {
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(Freshness.class, "newest"))
                .bind("flow", flow)
                .bindArray("stages", String.class, stages)
                .map(ConstructorMapper.of(Delivery.class))
                .one());
  }
}
