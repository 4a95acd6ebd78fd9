-- The frame of a load: one transaction per extract run.

-- name: session
-- why: a hub that stops in the middle must not hold its locks for longer than the next hub is willing to wait
SELECT set_config('lock_timeout', ?, true),
       set_config('statement_timeout', ?, true),
       set_config('idle_in_transaction_session_timeout', ?, true),
       set_config('search_path', ?, true),
       set_config('work_mem', '64MB', true),
       set_config('client_min_messages', 'warning', true);

-- name: lock
-- why: loads take turns here, so the check of the token that follows cannot be overtaken; readers are not held up
LOCK TABLE serai_load IN SHARE ROW EXCLUSIVE MODE;

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
SELECT target_rows FROM serai_load ORDER BY load_order DESC LIMIT 1;

-- name: target_rows
SELECT {counts};

-- name: count
(SELECT count(*) FROM {target}) AS {target};

-- name: stage
CREATE TEMPORARY TABLE {stage} ({definitions}) ON COMMIT DROP;

-- name: analyze
-- why: nobody analyzes a temporary table by itself, and without it a million rows are taken for a thousand
ANALYZE {stage};

-- name: staged
SELECT count(*) FROM {stage};

-- name: drop_stage
DROP TABLE {stage};
