-- Nobody sets last_updated: only a compare of the whole table can see it.
WITH given (action, at, a, b) AS (VALUES (?, ?::TIMESTAMP(3), ?::INTEGER, ?::INTEGER)),
changed AS (
  UPDATE "design" SET "file_location" = '/srv/moved-' || b
  FROM given
  WHERE "design_id" = (SELECT activity.pick('design', a) FROM given)
  RETURNING "design".*
)
INSERT INTO activity.audit (at, action, table_name, pk, row)
SELECT at, action, 'design', "design_id", to_jsonb(changed) FROM given, changed
