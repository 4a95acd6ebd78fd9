-- A row that is gone may come back as it was: then it must count as new.
DELETE FROM serai.totesys_seen s
USING totesys_unpacked u
WHERE s.table_name = ? AND s.pk = u.pk AND u.gone
