-- The inbox's memory, in the hub's database.

-- name: known
-- States of deliveries; the arrays are read in parallel.
SELECT d.source, d.fingerprint, d.state, d.broken, d.manifest
FROM unnest(?::text[], ?::text[]) AS seen (source, fingerprint)
JOIN serai.sailthru_delivery AS d USING (source, fingerprint);

-- name: receiving
-- why: noted before the manifest is put, so that a hub that dies between the two finds it again
INSERT INTO serai.sailthru_delivery AS d (source, fingerprint, state, manifest, run_id, seen_at)
VALUES (?, ?, 'RECEIVING', ?, ?, ?)
ON CONFLICT (source, fingerprint) DO UPDATE
SET state = 'RECEIVING', manifest = excluded.manifest, run_id = excluded.run_id;

-- name: received
UPDATE serai.sailthru_delivery SET state = 'RECEIVED' WHERE source = ? AND fingerprint = ?;

-- name: broken
INSERT INTO serai.sailthru_delivery AS d (source, fingerprint, state, broken, run_id, seen_at)
VALUES (?, ?, 'WAITING', 1, ?, ?)
ON CONFLICT (source, fingerprint) DO UPDATE
SET state = 'WAITING', broken = d.broken + 1, manifest = NULL, run_id = excluded.run_id;

-- name: set_aside
UPDATE serai.sailthru_delivery SET state = 'SET_ASIDE', broken = 0 WHERE source = ? AND fingerprint = ?;
