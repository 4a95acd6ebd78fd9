-- Actions are the union of all exports. A message without actions has no row here, so an open that comes later leaves no
-- empty row behind. Equal actions of one record differ in occurrence, hence a record that is sent again adds nothing.

-- name: erased
DELETE FROM {stage} WHERE profile_id IN (SELECT profile_id FROM erased);

-- name: earlier
-- What is here already is from the earliest export that told of it.
UPDATE {target}
SET first_export_ts = CAST(? AS timestamptz)
FROM {stage} AS s
WHERE {s_is_target} AND {target}.action_name = s.action_name AND {target}.occurrence = s.occurrence
  AND ({target}.action_ts = s.action_ts OR ({target}.action_ts IS NULL AND s.action_ts IS NULL))
  AND ({target}.action_url = s.action_url OR ({target}.action_url IS NULL AND s.action_url IS NULL))
  AND {target}.first_export_ts > CAST(? AS timestamptz);

-- name: merge
-- why: DISTINCT, since two lines of one file may tell the same action
INSERT INTO {target} ({columns}, first_export_ts, ingest_id)
SELECT DISTINCT {s_columns}, CAST(? AS timestamptz), CAST(? AS bigint)
FROM {stage} AS s
LEFT JOIN {target} AS t ON {s_is_t} AND t.action_name = s.action_name AND t.occurrence = s.occurrence
  AND (t.action_ts = s.action_ts OR (t.action_ts IS NULL AND s.action_ts IS NULL))
  AND (t.action_url = s.action_url OR (t.action_url IS NULL AND s.action_url IS NULL))
WHERE t.occurrence IS NULL;
