-- Nobody sets last_updated.
WITH given (action, at, a, b) AS (VALUES (?, ?::TIMESTAMP(3), ?::INTEGER, ?::INTEGER)),
changed AS (
  UPDATE "department" SET "location" = (ARRAY['Leeds', 'Leds', 'Manchester', NULL])[1 + b % 4]
  FROM given
  WHERE "department_id" = (SELECT activity.pick('department', a) FROM given)
  RETURNING "department".*
)
INSERT INTO activity.audit (at, action, table_name, pk, row)
SELECT at, action, 'department', "department_id", to_jsonb(changed) FROM given, changed
