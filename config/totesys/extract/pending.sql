INSERT INTO serai.totesys_seen_pending (run_id, table_name, versions) VALUES (?, ?, ?)
