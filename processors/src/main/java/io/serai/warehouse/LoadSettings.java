package io.serai.warehouse;

import java.time.Duration;

/**
 * How a load behaves towards the warehouse.
 *
 * @param schema {@code warehouse.schema}
 * @param lockTimeout how long it waits for another load
 * @param statementTimeout how long one statement may take
 * @param idleTimeout after which the warehouse ends a load whose hub stopped between two
 *     statements; shorter than {@code lockTimeout}, so that the next hub outlives it
 */
public record LoadSettings(
    String schema, Duration lockTimeout, Duration statementTimeout, Duration idleTimeout) {}
