-- why: DISTINCT ON, because a key that changed between two chunks may have been read twice.
INSERT INTO serai.totesys_seen AS s (table_name, pk, last_updated, hash)
SELECT DISTINCT ON (p.pk) p.table_name, p.pk, p.last_updated, p.hash
FROM serai.totesys_seen_pending p
JOIN serai.watermark w
  ON w.flow = 'totesys' AND w.key = 'extract/' || p.table_name AND w.run_id = p.run_id
WHERE p.table_name = ?
ORDER BY p.pk, p.last_updated DESC
ON CONFLICT (table_name, pk) DO UPDATE
SET last_updated = excluded.last_updated, hash = excluded.hash
