SELECT flow, unit, name, what, breaking, run_id, noted_at
FROM serai.schema_drift
WHERE cleared_at IS NULL AND (:flow::text IS NULL OR flow = :flow)
ORDER BY flow, unit, name
