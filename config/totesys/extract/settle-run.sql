-- The run whose versions count: it closed, moved the table's watermark and left some to merge.
SELECT w.run_id
FROM serai.watermark w
WHERE w.flow = 'totesys' AND w.key = 'extract/' || ?
  AND EXISTS (
    SELECT 1 FROM serai.totesys_seen_pending p
    WHERE p.table_name = ? AND p.run_id = w.run_id)
