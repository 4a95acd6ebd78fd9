WITH given (action, at, a, b) AS (VALUES (?, ?::TIMESTAMP(3), ?::INTEGER, ?::INTEGER)),
changed AS (
  INSERT INTO "design" ("created_at", "design_name", "file_location", "file_name", "last_updated")
  SELECT at, (ARRAY['Amber', 'Birch', 'Cobalt', 'Drôle'])[1 + a % 4], '/srv', 'drawn-' || b || '.json', at
  FROM given
  RETURNING *
)
INSERT INTO activity.audit (at, action, table_name, pk, row)
SELECT at, action, 'design', "design_id", to_jsonb(changed) FROM given, changed
