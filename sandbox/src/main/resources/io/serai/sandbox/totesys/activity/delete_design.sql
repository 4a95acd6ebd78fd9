-- A design no order uses. One that an uncommitted order refers to is locked, and is left alone.
WITH given (action, at, a, b) AS (VALUES (?, ?::TIMESTAMP(3), ?::INTEGER, ?::INTEGER)),
unused AS (
  SELECT "design_id" FROM "design" d
  WHERE NOT EXISTS (SELECT FROM "sales_order" s WHERE s."design_id" = d."design_id")
  ORDER BY "design_id"
  LIMIT 1
  FOR UPDATE SKIP LOCKED
),
gone AS (
  DELETE FROM "design" USING unused WHERE "design"."design_id" = unused."design_id"
  RETURNING "design"."design_id"
)
INSERT INTO activity.audit (at, action, table_name, pk)
SELECT at, action, 'design', "design_id" FROM given, gone
