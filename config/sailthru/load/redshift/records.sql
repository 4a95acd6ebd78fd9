-- Records have a key, and the newest export of a key wins: the greater (export_ts, precedence), within a file the later line.
-- A line of the file makes one record, so line_no names a staged row. The meaning is that of the other dialect.

-- name: superseded
DELETE FROM {stage} WHERE line_no NOT IN (SELECT max(line_no) FROM {stage} GROUP BY {key});

-- name: erased
DELETE FROM {stage} WHERE {person} IN (SELECT profile_id FROM erased);

-- name: settled
-- An older file never overwrites a newer one, and the same file changes nothing.
DELETE FROM {stage} WHERE line_no IN (
  SELECT s.line_no
  FROM {stage} AS s
  JOIN {target} AS t ON {s_is_t}
  CROSS JOIN (SELECT CAST(? AS timestamptz) AS export_ts, CAST(? AS bigint) AS precedence) AS e
  WHERE t.export_ts > e.export_ts OR (t.export_ts = e.export_ts AND t.precedence >= e.precedence));

-- name: replaced
-- why not MERGE: it reports no counts, and what is left in the stage replaces whole rows
DELETE FROM {target} USING {stage} WHERE {stage_is_target};

-- name: merge
INSERT INTO {target} ({columns}, export_ts, precedence, ingest_id)
SELECT {columns}, CAST(? AS timestamptz), CAST(? AS bigint), CAST(? AS bigint)
FROM {stage};
