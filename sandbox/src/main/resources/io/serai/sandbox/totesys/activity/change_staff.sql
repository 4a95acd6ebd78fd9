WITH given (action, at, a, b) AS (VALUES (?, ?::TIMESTAMP(3), ?::INTEGER, ?::INTEGER)),
changed AS (
  UPDATE "staff" SET "department_id" = activity.pick('department', b), "last_updated" = at
  FROM given
  WHERE "staff_id" = (SELECT activity.pick('staff', a) FROM given)
    AND activity.pick('department', b) IS NOT NULL
  RETURNING "staff".*
)
INSERT INTO activity.audit (at, action, table_name, pk, row)
SELECT at, action, 'staff', "staff_id", to_jsonb(changed) FROM given, changed
