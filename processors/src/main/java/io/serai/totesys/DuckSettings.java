package io.serai.totesys;

/**
 * Limits of one DuckDB session.
 *
 * @param memory DuckDB's own notation, e.g. {@code 192MB}; past it, it spills to the work folder
 * @param threads at most this many
 */
public record DuckSettings(String memory, int threads) {}
