-- Records have a key, and the newest export of a key wins: the greater (export_ts, precedence), within a file the later line.
-- Every staged row is counted once: superseded, erased, settled or merged.

-- name: superseded
DELETE FROM {stage} AS s USING {stage} AS later WHERE {s_is_later} AND later.line_no > s.line_no;

-- name: erased
DELETE FROM {stage} AS s USING erased AS e WHERE s.{person} = e.profile_id;

-- name: settled
-- An older file never overwrites a newer one, and the same file changes nothing.
DELETE FROM {stage} AS s USING {target} AS t
WHERE {s_is_t} AND (t.export_ts, t.precedence) >= (?, ?);

-- name: first
INSERT INTO {target} ({columns}, export_ts, precedence, ingest_id)
SELECT {columns}, ?, ?, ?
FROM {stage};

-- name: merge
INSERT INTO {target} AS t ({columns}, export_ts, precedence, ingest_id)
SELECT {columns}, ?, ?, ?
FROM {stage}
ON CONFLICT ({key}) DO UPDATE
SET {assignments}, export_ts = excluded.export_ts, precedence = excluded.precedence, ingest_id = excluded.ingest_id;
