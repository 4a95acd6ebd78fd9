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

-- name: known
-- The same content of the same moment is in already.
SELECT count(*) FROM updated
WHERE source_file = ? AND sha256 = ? AND export_ts = ? AND precedence = ? AND status <> 'FAILED';

-- name: repeated
-- The same content is in already, and no other content of that name lies between the two in the order of exports.
SELECT count(*)
FROM updated AS u
CROSS JOIN (SELECT CAST(? AS timestamptz) AS export_ts, CAST(? AS bigint) AS precedence) AS e
WHERE u.source_file = ? AND u.sha256 = ? AND u.status <> 'FAILED'
  AND NOT EXISTS (
    SELECT 1 FROM updated AS o
    WHERE o.source_file = u.source_file AND o.sha256 <> u.sha256 AND o.status <> 'FAILED'
      AND ((o.export_ts > u.export_ts OR (o.export_ts = u.export_ts AND o.precedence > u.precedence))
        AND (o.export_ts < e.export_ts OR (o.export_ts = e.export_ts AND o.precedence < e.precedence))
        OR (o.export_ts < u.export_ts OR (o.export_ts = u.export_ts AND o.precedence < u.precedence))
        AND (o.export_ts > e.export_ts OR (o.export_ts = e.export_ts AND o.precedence > e.precedence))));

-- name: updated
INSERT INTO updated (ingest_id, run_id, source_file, sha256, client_id, kind, data_day, export_ts, precedence, ingest_ts,
  rows_read, rows_loaded, rows_rejected, rows_skipped_dup, status, notes)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: newest_export
-- What the dashboard's freshness is judged by.
SELECT max(export_ts) FROM updated WHERE status IN ('LOADED', 'EMPTY');
