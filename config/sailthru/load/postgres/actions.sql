-- Actions are the union of all exports. A message without actions has no row here, so an open that comes later leaves no
-- empty row behind. Equal actions of one record differ in occurrence, hence a record that is sent again adds nothing.

-- name: erased
DELETE FROM {stage} AS s USING erased AS e WHERE s.profile_id = e.profile_id;

-- name: first
INSERT INTO {target} ({columns}, first_export_ts, ingest_id)
SELECT {columns}, ?, ?
FROM {stage};

-- name: merge
INSERT INTO {target} AS t ({columns}, first_export_ts, ingest_id)
SELECT {columns}, ?, ?
FROM {stage}
ON CONFLICT ({message_key}, action_name, coalesce(action_ts, '-infinity'), md5(coalesce(action_url, '')), occurrence) DO UPDATE
SET first_export_ts = excluded.first_export_ts
WHERE t.first_export_ts > excluded.first_export_ts;

-- name: merge_repeated
-- why: DISTINCT, since two lines of one message may tell the same action; sorting them all is dear when there are no such lines
INSERT INTO {target} AS t ({columns}, first_export_ts, ingest_id)
SELECT DISTINCT {columns}, CAST(? AS timestamptz), CAST(? AS bigint)
FROM {stage}
ON CONFLICT ({message_key}, action_name, coalesce(action_ts, '-infinity'), md5(coalesce(action_url, '')), occurrence) DO UPDATE
SET first_export_ts = excluded.first_export_ts
WHERE t.first_export_ts > excluded.first_export_ts;
