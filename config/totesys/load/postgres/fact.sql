-- Facts keep every version: append only. A version is the business key, the time of the change, the row's hash, whether it
-- was deleted, and the run that read it. Every parameter is the run whose data is loaded.

-- name: known
-- A row that says nothing new: read by this very run, or the same as what the latest run before it read.
-- why: not any earlier version, since a row may be changed back without a new last_updated
(EXISTS (SELECT 1 FROM {target} AS f WHERE f.run_id = ? AND {same_version})
  OR EXISTS (SELECT 1 FROM {latest} AS f WHERE {same_version}))

-- name: latest
-- The version that was current when the run read.
(SELECT l.* FROM {target} AS l WHERE l.{key} = s.{key} AND l.run_id <= ?
  ORDER BY l.run_id DESC, l.last_updated_date DESC, l.last_updated_time DESC LIMIT 1)

-- name: settled
-- Rows that say nothing new.
SELECT count(*)
FROM {stage} AS s
WHERE NOT s.is_deleted AND {known};

-- name: repeated
-- Rows of the files beyond the first of each new version.
-- why: grouping by the key alone first is cheap, and almost never leaves a row for the second grouping
SELECT coalesce(sum(copies - 1), 0)
FROM (
  SELECT count(*) AS copies
  FROM {stage} AS s
  WHERE s.{key} IN (SELECT {key} FROM {stage} GROUP BY {key} HAVING count(*) > 1)
    AND NOT s.is_deleted AND NOT {known}
  GROUP BY s.{key}, s.last_updated, s.row_hash
) AS versions;

-- name: by_index
-- why: a small table looks best read whole, and an append that compares so reads for each of its rows all those it has just
-- written: 30 000 rows into an analyzed empty table took 26 s, 2.5 s by the index
SET LOCAL enable_seqscan = off;

-- name: by_any_way
SET LOCAL enable_seqscan TO DEFAULT;

-- name: append
INSERT INTO {target} ({columns}, run_id)
SELECT {values}, ?
FROM {stage} AS s
WHERE NOT s.is_deleted AND NOT {known}
ON CONFLICT ({version}) DO NOTHING;

-- name: tombstones
SELECT count(*) FROM {stage} WHERE is_deleted;

-- name: note
-- The end of every row that is not known to have ended.
INSERT INTO serai_tombstone (fact, pk, deleted_at, run_id)
SELECT '{fact}', s.{key}, s.last_updated, ?
FROM {stage} AS s
WHERE s.is_deleted AND NOT EXISTS (SELECT 1 FROM {latest} AS f WHERE f.is_deleted)
ON CONFLICT (fact, pk) DO NOTHING;

-- name: bury
-- The last version of a row once more, as deleted, at the moment it was missed.
INSERT INTO {target} ({columns}, run_id)
SELECT {buried}, t.run_id
FROM (SELECT pk AS {key}, deleted_at, run_id FROM serai_tombstone WHERE fact = '{fact}') AS t
CROSS JOIN LATERAL (
  SELECT l.* FROM {target} AS l WHERE l.{key} = t.{key} AND l.run_id <= t.run_id
  ORDER BY l.run_id DESC, l.last_updated_date DESC, l.last_updated_time DESC LIMIT 1) AS f
WHERE NOT f.is_deleted;

-- name: buried
DELETE FROM serai_tombstone AS t
WHERE t.fact = '{fact}' AND EXISTS (SELECT 1 FROM {target} AS f WHERE f.{key} = t.pk AND f.run_id <= t.run_id);

-- name: empty
SELECT count(*) FROM (SELECT 1 FROM {target} LIMIT 1) AS any_row;

-- name: append_first
-- The same into an empty table, from a stage without repeated versions.
INSERT INTO {target} ({columns}, run_id)
SELECT {values}, ?
FROM {stage} AS s
WHERE NOT s.is_deleted;

-- name: drop_constraints
-- why: nine foreign keys checked row by row, and a unique index filled row by row, cost four fifths of a first load; dropped
-- and added again in the same transaction, each is one join or one sort. Only while the table is empty, for it shuts readers
-- out.
SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
FROM pg_constraint
WHERE contype IN ('f', 'u') AND conrelid = CAST('{target}' AS regclass)
ORDER BY conname;

-- name: add_constraints
SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
FROM pg_constraint
WHERE contype IN ('f', 'u') AND conrelid = CAST('{target}' AS regclass)
ORDER BY conname;
