-- Dimensions keep the latest values. Parameter of every statement: the run whose data is loaded. {live} leaves out rows that
-- say that a row is gone; only a table that comes in pieces has such.

-- name: settled
-- Rows that need no work: there already, or written by a later run.
SELECT count(*)
FROM {stage} AS s
JOIN {target} AS t ON t.{key} = s.{key}
WHERE {live} AND NOT t.is_placeholder
  AND (t.run_id > ? OR (t.is_active AND ROW({t_columns}) IS NOT DISTINCT FROM ROW({s_columns})));

-- name: touch
-- why: of a table that comes in pieces, a later run may have seen the very same row; a piece of an earlier run that
-- arrives after it must not win
UPDATE {target} AS t
SET run_id = ?
FROM {stage} AS s
WHERE {live} AND t.{key} = s.{key} AND t.run_id < ? AND t.is_active AND NOT t.is_placeholder
  AND ROW({t_columns}) IS NOT DISTINCT FROM ROW({s_columns});

-- name: merge
INSERT INTO {target} AS t ({columns}, is_active, is_placeholder, run_id)
SELECT {columns}, true, false, ?
FROM {stage} AS s
WHERE {live}
ON CONFLICT ({key}) DO UPDATE
SET {assignments}, is_active = true, is_placeholder = false, run_id = excluded.run_id
WHERE t.is_placeholder
  OR (t.run_id <= excluded.run_id
    AND (NOT t.is_active OR ROW({t_columns}) IS DISTINCT FROM ROW({excluded_columns})));

-- name: analyze
-- why: when the server analyzes a table in the middle of this transaction, it sees none of the new rows and expects an empty
-- one from then on; a join with half a million rows was not done after ten minutes. This sees them, and no other comes until the end.
ANALYZE {target};

-- name: deactivate
-- Only for whole snapshots: facts still refer to the row, so it stays and says that it is gone.
UPDATE {target} AS t
SET is_active = false, run_id = ?
WHERE t.is_active AND NOT t.is_placeholder
  AND NOT EXISTS (SELECT 1 FROM {stage} AS s WHERE s.{key} = t.{key});

-- name: tombstones
SELECT count(*) FROM {stage} AS s WHERE s.is_deleted;

-- name: bury
-- For a table that comes in pieces, one of which says that the row is gone.
UPDATE {target} AS t
SET is_active = false, run_id = ?
FROM {stage} AS s
WHERE s.is_deleted AND t.{key} = s.{key} AND t.is_active AND t.run_id <= ?;

-- name: placeholder
-- A row for every key that a fact refers to and that nobody has seen yet; the real row overwrites it.
INSERT INTO {target} ({columns}, is_active, is_placeholder, run_id)
SELECT {unknown}, true, true, ?
FROM (SELECT DISTINCT {reference} AS missing FROM {stage} WHERE {reference} IS NOT NULL) AS r
WHERE NOT EXISTS (SELECT 1 FROM {target} AS t WHERE t.{key} = r.missing)
ON CONFLICT ({key}) DO NOTHING;

-- name: missing_dates
-- A calendar day needs nobody's data: it is inserted complete. to_char is English unless told otherwise by TM.
INSERT INTO {target} (date_id, year, month, day, day_of_week, day_name, month_name, quarter, run_id)
SELECT missing, extract(year FROM missing), extract(month FROM missing), extract(day FROM missing),
  extract(isodow FROM missing), to_char(missing, 'FMDay'), to_char(missing, 'FMMonth'), extract(quarter FROM missing), ?
FROM (SELECT DISTINCT {reference} AS missing FROM {stage} WHERE {reference} IS NOT NULL) AS r
WHERE NOT EXISTS (SELECT 1 FROM {target} AS t WHERE t.{key} = r.missing)
ON CONFLICT ({key}) DO NOTHING;
