-- A run that did not close may have delivered all the same: its manifest may be durable. Its rows are known from then on,
-- so that their end is noticed, with a version that no row has, so that they are delivered again.
INSERT INTO serai.totesys_seen (table_name, pk, last_updated, hash)
SELECT DISTINCT ON (u.pk) ?, u.pk, u.last_updated, ''::bytea
FROM totesys_unpacked u
WHERE NOT u.gone
ORDER BY u.pk, u.last_updated DESC
ON CONFLICT (table_name, pk) DO NOTHING
