-- why: DISTINCT ON, because a key that changed between two chunks may have been read twice.
INSERT INTO serai.totesys_seen AS s (table_name, pk, last_updated, hash)
SELECT DISTINCT ON (u.pk) ?, u.pk, u.last_updated, u.hash
FROM totesys_unpacked u
WHERE NOT u.gone
ORDER BY u.pk, u.last_updated DESC
ON CONFLICT (table_name, pk) DO UPDATE
SET last_updated = excluded.last_updated, hash = excluded.hash
