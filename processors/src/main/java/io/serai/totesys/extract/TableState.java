package io.serai.totesys.extract;

import java.util.List;

/**
 * A source table at the start of a read.
 *
 * @param columns all columns in the order of the CSV: the known ones, then the additional
 * @param additional columns the hub does not know
 * @param clock the source's clock before anything was read, UTC
 * @param encoding the database's encoding, e.g. {@code UTF8}
 * @param bytes size on disk without indexes
 * @param firstKey smallest key, null for an empty table
 * @param lastKey greatest key, null for an empty table
 */
record TableState(
    List<String> columns,
    List<String> additional,
    Stamp clock,
    String encoding,
    long bytes,
    Long firstKey,
    Long lastKey) {}
