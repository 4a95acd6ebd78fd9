-- A run that did not close may have delivered all the same: its manifest may be durable. Its rows are known from then on,
-- so that their end is noticed, with a version that no row has, so that they are delivered again.
INSERT INTO serai.totesys_seen (table_name, pk, last_updated, hash)
SELECT DISTINCT ON (p.pk) p.table_name, p.pk, p.last_updated, ''::bytea
FROM serai.totesys_seen_pending p
WHERE p.table_name = ? AND p.run_id <> ? AND NOT p.gone
ORDER BY p.pk, p.last_updated DESC
ON CONFLICT (table_name, pk) DO NOTHING
