-- Who was erased, in the hub's database.

-- name: request
INSERT INTO serai.sailthru_tombstone (profile_ids, email_hashes, requested_at) VALUES (?, ?, ?) RETURNING id;

-- name: done
SELECT count(*) FROM serai.sailthru_tombstone WHERE id = ? AND erased_at IS NOT NULL;

-- name: all
SELECT id, profile_ids, email_hashes, erased_at IS NULL FROM serai.sailthru_tombstone ORDER BY id;

-- name: found
UPDATE serai.sailthru_tombstone
SET profile_ids = (SELECT array_agg(DISTINCT id) FROM unnest(profile_ids || CAST(? AS text[])) AS ids (id))
WHERE id = ?;

-- name: erased
UPDATE serai.sailthru_tombstone SET erased_at = ?, run_id = ? WHERE id = ?;
