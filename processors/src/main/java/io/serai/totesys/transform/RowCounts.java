package io.serai.totesys.transform;

/**
 * How many rows a table's parts hold.
 *
 * @param read all of them: by DuckDB's count, or by the manifest's where that equals the rows
 *     written
 * @param refused those with a reason for their refusal
 * @param superseded rows of a dimension of which the parts hold a newer version; facts keep every
 *     version
 */
record RowCounts(long read, long refused, long superseded) {}
