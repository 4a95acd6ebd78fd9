UPDATE serai.schema_drift d
SET cleared_at = :now
WHERE flow = :flow AND unit = :unit AND cleared_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM unnest(:names, :what) AS still (name, what) WHERE still.name = d.name AND still.what = d.what)
