-- A row that is gone may come back as it was: then it must count as new.
DELETE FROM serai.totesys_seen s
USING serai.totesys_seen_pending p
WHERE p.table_name = ? AND p.run_id = ? AND p.gone
  AND s.table_name = p.table_name AND s.pk = p.pk
