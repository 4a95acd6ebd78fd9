-- Dimensions keep the latest values. Parameters: the run whose data is loaded. {live} leaves out rows that say that a row is
-- gone; only a table that comes in pieces has such.

-- name: settled
-- Rows that need no work: there already, or written by a later run.
SELECT count(*)
FROM {stage} AS s
JOIN {target} AS t ON t.{key} = s.{key}
WHERE {live} AND NOT t.is_placeholder AND (t.run_id > ? OR (t.is_active AND {same}));

-- name: touch
-- why: of a table that comes in pieces, a later run may have seen the very same row; a piece of an earlier run that
-- arrives after it must not win
UPDATE {target} AS t
SET run_id = ?
FROM {stage} AS s
WHERE {live} AND t.{key} = s.{key} AND t.run_id < ? AND t.is_active AND NOT t.is_placeholder AND {same};

-- name: changed
-- why: MERGE takes a table for its source, neither a query nor a condition beyond the key
CREATE TEMPORARY TABLE {changed} ({definitions}, run_id varchar(64));

-- name: gather
INSERT INTO {changed} ({columns}, run_id)
SELECT {staged_columns}, CAST(? AS varchar(64))
FROM {stage} AS s
LEFT JOIN {target} AS t ON t.{key} = s.{key}
WHERE {live}
  AND (t.{key} IS NULL OR t.is_placeholder OR (t.run_id <= ? AND (NOT t.is_active OR NOT ({same}))));

-- name: merge
MERGE INTO {target} USING {changed} AS s ON {target}.{key} = s.{key}
WHEN MATCHED THEN UPDATE SET {assignments}, is_active = true, is_placeholder = false, run_id = s.run_id
WHEN NOT MATCHED THEN INSERT ({columns}, is_active, is_placeholder, run_id)
  VALUES ({staged_columns}, true, false, s.run_id);

-- name: merged
-- The warehouse's own answer: rows that now stand as they were sent.
SELECT count(*)
FROM {changed} AS s
JOIN {target} AS t ON t.{key} = s.{key}
WHERE t.is_active AND NOT t.is_placeholder AND t.run_id = s.run_id AND {same};

-- name: drop_changed
DROP TABLE {changed};

-- name: deactivate
-- Only for whole snapshots: facts still refer to the row, so it stays and says that it is gone.
UPDATE {target}
SET is_active = false, run_id = ?
WHERE is_active AND NOT is_placeholder AND {key} NOT IN (SELECT {key} FROM {stage});

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
SELECT {unknown}, true, true, CAST(? AS varchar(64))
FROM (SELECT DISTINCT {reference} AS missing FROM {stage} WHERE {reference} IS NOT NULL) AS r
LEFT JOIN {target} AS t ON t.{key} = r.missing
WHERE t.{key} IS NULL;

-- name: missing_dates
-- A calendar day needs nobody's data: it is inserted complete. Redshift counts weekdays from Sunday = 0.
INSERT INTO {target} (date_id, year, month, day, day_of_week, day_name, month_name, quarter, run_id)
SELECT missing, CAST(extract(year FROM missing) AS integer), CAST(extract(month FROM missing) AS integer),
  CAST(extract(day FROM missing) AS integer),
  CASE WHEN extract(dow FROM missing) = 0 THEN 7 ELSE CAST(extract(dow FROM missing) AS integer) END,
  trim(to_char(CAST(missing AS timestamp), 'Day')), trim(to_char(CAST(missing AS timestamp), 'Month')),
  CAST(extract(quarter FROM missing) AS integer), CAST(? AS varchar(64))
FROM (SELECT DISTINCT {reference} AS missing FROM {stage} WHERE {reference} IS NOT NULL) AS r
LEFT JOIN {target} AS t ON t.{key} = r.missing
WHERE t.{key} IS NULL;
