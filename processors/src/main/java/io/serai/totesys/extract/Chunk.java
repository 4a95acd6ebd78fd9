package io.serai.totesys.extract;

/**
 * What one transaction on the source reads.
 *
 * @param read the read it belongs to
 * @param number counts from 0
 * @param range the keys it covers
 * @param keys how many those are meant to be; the outer ranges are open
 */
public record Chunk(TableRead read, long number, KeyRange range, long keys) {}
