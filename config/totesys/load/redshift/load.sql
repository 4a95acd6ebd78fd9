-- The frame of a load on Redshift: one transaction per manifest, for there are no savepoints.

-- name: timeout
SET LOCAL statement_timeout TO {timeout};

-- name: schema
SET LOCAL search_path TO {schema};

-- name: lock
-- why first: what a transaction sees is fixed by its first statement, and the token must be the newest
LOCK TABLE serai_load;

-- name: newest_token
SELECT coalesce(max(token), 0) FROM serai_load;

-- name: loaded
SELECT manifest_key FROM serai_load WHERE run_id >= ?;

-- name: newer
-- why: a snapshot is the whole table, so one of an earlier run has nothing to add to one of a later run
SELECT count(*) FROM serai_load WHERE run_id > ? AND position(? IN targets) > 0;

-- name: note
INSERT INTO serai_load (manifest_key, run_id, targets, sha256, token, rows, target_rows, loaded_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?);

-- name: newest_target_rows
-- why not by load_order alone: numbers of Redshift's identity columns are unique and in no order
SELECT target_rows FROM serai_load ORDER BY token DESC, loaded_at DESC, load_order DESC LIMIT 1;

-- name: target_rows
SELECT {counts};

-- name: count
(SELECT count(*) FROM {target}) AS {target};

-- name: stage
CREATE TEMPORARY TABLE {stage} ({definitions});

-- name: analyze
ANALYZE {stage};

-- name: staged
SELECT count(*) FROM {stage};

-- name: drop_stage
DROP TABLE {stage};
