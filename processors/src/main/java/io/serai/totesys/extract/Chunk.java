package io.serai.totesys.extract;

/**
 * What one transaction on the source reads.
 *
 * @param read the read it belongs to
 * @param range the keys it covers
 */
public record Chunk(TableRead read, KeyRange range) {}
