-- A full read replaces what was known of the table, once its run has closed and moved the watermark.
-- why: without the second EXISTS a later settle would clear again what was merged by this one.
DELETE FROM serai.totesys_seen s
WHERE s.table_name = ?
  AND EXISTS (
    SELECT 1 FROM serai.watermark w
    WHERE w.flow = 'totesys' AND w.key = 'extract/' || s.table_name
      AND w.value::jsonb ->> 'full' = w.run_id
      AND EXISTS (
        SELECT 1 FROM serai.totesys_seen_pending p
        WHERE p.table_name = s.table_name AND p.run_id = w.run_id))
