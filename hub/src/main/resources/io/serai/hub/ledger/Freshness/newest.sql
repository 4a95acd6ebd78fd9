-- From the newest success of the last stage back, stage by stage, to the newest success of the one before that had ended
-- when it began: what that one made has been taken up. A flow whose source says itself how old its data are notes that as a watermark.
WITH RECURSIVE back AS (
  (SELECT cardinality(:stages) AS n, r.started_at, r.finished_at
   FROM serai.run r
   WHERE r.flow = :flow AND r.stage = (:stages)[cardinality(:stages)]
     AND r.status = 'SUCCEEDED' AND r.payload - 'stage' = '{}'
   ORDER BY r.finished_at DESC
   LIMIT 1)
  UNION ALL
  SELECT b.n - 1, e.started_at, e.finished_at
  FROM back b
  CROSS JOIN LATERAL (
    SELECT r.started_at, r.finished_at
    FROM serai.run r
    WHERE r.flow = :flow AND r.stage = (:stages)[b.n - 1]
      AND r.status = 'SUCCEEDED' AND r.payload - 'stage' = '{}' AND r.finished_at <= b.started_at
    ORDER BY r.finished_at DESC
    LIMIT 1) e
  WHERE b.n > 1)
SELECT :flow::text AS flow,
       max(finished_at) FILTER (WHERE n = cardinality(:stages)) AS delivered_at,
       coalesce(
         (SELECT w.value::timestamptz FROM serai.watermark w WHERE w.flow = :flow AND w.key = 'data/as-of'),
         max(started_at) FILTER (WHERE n = 1)) AS as_of
FROM back
