-- why: DISTINCT ON, because a key that changed between two chunks may have been read twice.
INSERT INTO serai.totesys_seen AS s (table_name, pk, last_updated, hash)
SELECT DISTINCT ON (p.pk) p.table_name, p.pk, p.last_updated, p.hash
FROM serai.totesys_seen_pending p
WHERE p.table_name = ? AND p.run_id = ? AND NOT p.gone
ORDER BY p.pk, p.last_updated DESC
ON CONFLICT (table_name, pk) DO UPDATE
SET last_updated = excluded.last_updated, hash = excluded.hash
