-- Facts keep every version: append only. The meaning is that of config/totesys/load/postgres/fact.sql, in joins of temporary
-- tables, for Redshift has neither LATERAL nor ON CONFLICT.

-- name: rows
-- What the file holds, with its moments split; Parquet lands timestamps only.
CREATE TEMPORARY TABLE {rows} ({split_definitions}, run_id varchar(64));

-- name: split
INSERT INTO {rows} ({columns}, run_id)
SELECT {values}, CAST(? AS varchar(64))
FROM {stage} AS s;

-- name: latest
CREATE TEMPORARY TABLE {latest} ({split_definitions}, run_id varchar(64));

-- name: find_latest
-- Of every key of the file the version that was current when the run read.
INSERT INTO {latest} ({columns}, run_id)
SELECT {columns}, run_id
FROM (
  SELECT f.*, row_number() OVER (PARTITION BY f.{key}
    ORDER BY f.run_id DESC, f.last_updated_date DESC, f.last_updated_time DESC) AS place
  FROM {target} AS f
  JOIN (SELECT DISTINCT {key}, run_id FROM {rows}) AS k ON k.{key} = f.{key} AND f.run_id <= k.run_id
) AS versions
WHERE place = 1;

-- name: clear_latest
DELETE FROM {latest};

-- name: fate
CREATE TEMPORARY TABLE {fate} ({split_definitions}, run_id varchar(64), known boolean, copy_number bigint);

-- name: judge
-- A row says nothing new when this very run read it, or when it is the same as the latest version; not any earlier one,
-- since a row may be changed back without a new last_updated. copy_number counts equal rows of the file.
INSERT INTO {fate} ({columns}, run_id, known, copy_number)
SELECT {row_columns}, s.run_id, l.{key} IS NOT NULL OR f.{key} IS NOT NULL,
  row_number() OVER (PARTITION BY s.{key}, s.last_updated_date, s.last_updated_time, s.row_hash ORDER BY s.{key})
FROM {rows} AS s
LEFT JOIN {latest} AS l ON {same_as_latest}
LEFT JOIN {target} AS f ON f.run_id = s.run_id AND {same_as_fact}
WHERE NOT s.is_deleted;

-- name: settled
SELECT count(*) FROM {fate} WHERE known;

-- name: repeated
SELECT count(*) FROM {fate} WHERE NOT known AND copy_number > 1;

-- name: append
INSERT INTO {target} ({columns}, run_id)
SELECT {columns}, run_id
FROM {fate}
WHERE NOT known AND copy_number = 1;

-- name: tombstones
SELECT count(*) FROM {stage} WHERE is_deleted;

-- name: note
-- The end of every row that is not known to have ended.
INSERT INTO serai_tombstone (fact, pk, deleted_at, run_id)
SELECT '{fact}', s.{key}, max(s.last_updated), CAST(? AS varchar(64))
FROM {stage} AS s
LEFT JOIN {latest} AS l ON l.{key} = s.{key} AND l.is_deleted
LEFT JOIN serai_tombstone AS t ON t.fact = '{fact}' AND t.pk = s.{key}
WHERE s.is_deleted AND l.{key} IS NULL AND t.pk IS NULL
GROUP BY s.{key};

-- name: bury
-- The last version of a row once more, as deleted, at the moment it was missed.
INSERT INTO {target} ({columns}, run_id)
SELECT {buried}, buried_by
FROM (
  SELECT f.*, t.deleted_at, t.run_id AS buried_by, row_number() OVER (PARTITION BY f.{key}
    ORDER BY f.run_id DESC, f.last_updated_date DESC, f.last_updated_time DESC) AS place
  FROM {target} AS f
  JOIN serai_tombstone AS t ON t.fact = '{fact}' AND t.pk = f.{key} AND f.run_id <= t.run_id
) AS f
WHERE place = 1 AND NOT is_deleted;

-- name: buried
DELETE FROM serai_tombstone
WHERE fact = '{fact}' AND pk IN (
  SELECT f.{key}
  FROM {target} AS f
  JOIN serai_tombstone AS t ON t.fact = '{fact}' AND t.pk = f.{key} AND f.run_id <= t.run_id);

-- name: drop_rows
DROP TABLE {rows};

-- name: drop_latest
DROP TABLE {latest};

-- name: drop_fate
DROP TABLE {fate};
