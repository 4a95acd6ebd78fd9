-- The frame of a load on Redshift: one transaction per delivered file.

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

-- name: is_loaded
SELECT count(*) FROM serai_load WHERE manifest_key = ?;

-- name: note
INSERT INTO serai_load (manifest_key, run_id, sha256, token, rows, target_rows, loaded_at)
VALUES (?, ?, ?, ?, ?, ?, ?);

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

-- name: drop_stage
DROP TABLE {stage};

-- name: next_ingest
-- why: Redshift has no sequences; loads take turns at the lock
SELECT coalesce(max(ingest_id), 0) + 1 FROM updated;

-- name: duplicate
-- The same content under the same name is in already.
SELECT count(*) FROM updated WHERE source_file = ? AND sha256 = ? AND status IN ('LOADED', 'EMPTY');

-- name: updated
INSERT INTO updated (ingest_id, run_id, source_file, sha256, client_id, kind, data_day, export_ts, ingest_ts,
  rows_read, rows_loaded, rows_rejected, rows_skipped_dup, status, notes)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: newest_export
-- What the dashboard's freshness is judged by.
SELECT max(export_ts) FROM updated WHERE status IN ('LOADED', 'EMPTY');
