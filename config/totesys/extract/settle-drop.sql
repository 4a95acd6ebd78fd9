-- What is left belongs to runs that did not close, or was merged just now.
DELETE FROM serai.totesys_seen_pending WHERE table_name = ? AND run_id <> ?
