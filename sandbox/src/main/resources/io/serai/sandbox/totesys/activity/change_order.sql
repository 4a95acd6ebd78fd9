WITH given (action, at, a, b) AS (VALUES (?, ?::TIMESTAMP(3), ?::INTEGER, ?::INTEGER)),
changed AS (
  UPDATE "sales_order" SET "units_sold" = 1000 + b % 99000, "last_updated" = at
  FROM given
  WHERE "sales_order_id" = (SELECT activity.pick('sales_order', a) FROM given)
  RETURNING "sales_order".*
)
INSERT INTO activity.audit (at, action, table_name, pk, row)
SELECT at, action, 'sales_order', "sales_order_id", to_jsonb(changed) FROM given, changed
