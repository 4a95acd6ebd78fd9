-- The packed versions of the run that counts.
SELECT versions FROM serai.totesys_seen_pending WHERE table_name = ? AND run_id = ? ORDER BY batch
