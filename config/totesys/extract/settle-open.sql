-- The packed versions of all runs but two: the one that reads now, and the one that counts.
SELECT versions FROM serai.totesys_seen_pending WHERE table_name = ? AND run_id <> ? AND run_id IS DISTINCT FROM ? ORDER BY batch
