WITH given (action, at, a, b) AS (VALUES (?, ?::TIMESTAMP(3), ?::INTEGER, ?::INTEGER)),
changed AS (
  INSERT INTO "staff" ("first_name", "last_name", "department_id", "email_address", "created_at", "last_updated")
  SELECT 'Zoë', 'O''Neill-' || b, activity.pick('department', a), 'zoe.' || b || '@terrifictotes.example', at, at
  FROM given
  WHERE activity.pick('department', a) IS NOT NULL
  RETURNING *
)
INSERT INTO activity.audit (at, action, table_name, pk, row)
SELECT at, action, 'staff', "staff_id", to_jsonb(changed) FROM given, changed
