package io.serai.leads.fetch;

import io.serai.leads.Units;
import io.serai.leads.queue.Queues;
import io.serai.leads.store.Store;
import java.time.Clock;
import java.time.Duration;

/**
 * What every fetch works with.
 *
 * @param refresh how long what was fetched is fresh
 * @param lookup ids in one request
 */
public record Tools(
    Units units, Store store, Queues queues, Clock clock, Duration refresh, int lookup) {}
