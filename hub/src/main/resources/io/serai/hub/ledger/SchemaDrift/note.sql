INSERT INTO serai.schema_drift (flow, unit, name, what, breaking, run_id, noted_at)
VALUES (:flow, :unit, :name, :what, :breaking, :run, :now)
ON CONFLICT (flow, unit, name, what) WHERE cleared_at IS NULL DO NOTHING
