COPY serai.totesys_seen_pending (run_id, table_name, pk, last_updated, hash, gone)
FROM STDIN (FORMAT binary)
