ALTER TABLE "sales_order" ADD COLUMN IF NOT EXISTS "discount" NUMERIC(10, 2);

WITH given (action, at, a, b) AS (VALUES (?, ?::TIMESTAMP(3), ?::INTEGER, ?::INTEGER))
INSERT INTO activity.audit (at, action, table_name, row)
SELECT at, action, 'sales_order', '{"added": "discount"}' FROM given
WHERE NOT EXISTS (SELECT FROM activity.audit WHERE action = given.action)
