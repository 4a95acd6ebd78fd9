-- Facts keep every version: append only. A version is the business key, the time of the change, the row's hash and
-- whether it was deleted.

-- name: settled
-- Rows whose version is there already.
SELECT count(*)
FROM {stage} AS s
WHERE EXISTS (SELECT 1 FROM {target} AS f WHERE {same_version});

-- name: repeated
-- Rows of the files beyond the first of each new version.
-- why: grouping by the key alone first is cheap, and almost never leaves a row for the second grouping
SELECT coalesce(sum(copies - 1), 0)
FROM (
  SELECT count(*) AS copies
  FROM {stage} AS s
  WHERE s.{key} IN (SELECT {key} FROM {stage} GROUP BY {key} HAVING count(*) > 1)
    AND NOT EXISTS (SELECT 1 FROM {target} AS f WHERE {same_version})
  GROUP BY s.{key}, s.last_updated, s.row_hash, s.is_deleted
) AS versions;

-- name: append
INSERT INTO {target} ({columns}, run_id)
SELECT {values}, ?
FROM {stage} AS s
ON CONFLICT ({version}) DO NOTHING;

-- name: empty
SELECT count(*) FROM (SELECT 1 FROM {target} LIMIT 1) AS any_row;

-- name: drop_references
-- why: nine foreign keys are checked row by row and cost three quarters of a first load; dropped and added again in the
-- same transaction, each is checked by one join. Only while the table is empty, for it shuts readers out.
SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
FROM pg_constraint
WHERE contype = 'f' AND conrelid = CAST('{target}' AS regclass)
ORDER BY conname;

-- name: add_references
SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
FROM pg_constraint
WHERE contype = 'f' AND conrelid = CAST('{target}' AS regclass)
ORDER BY conname;
