-- The foreign key takes the order out of its transaction, whose last_updated nobody touches. Its
-- row is written here as the key will leave it: the key acts only when the statement is over.
WITH given (action, at, a, b) AS (VALUES (?, ?::TIMESTAMP(3), ?::INTEGER, ?::INTEGER)),
gone AS (
  DELETE FROM "sales_order" USING given WHERE "sales_order_id" = (SELECT activity.pick('sales_order', a) FROM given)
  RETURNING "sales_order_id"
)
INSERT INTO activity.audit (at, action, table_name, pk, row)
SELECT at, action, table_name, pk, row
FROM given, (
  SELECT 1 AS turn, 'sales_order' AS table_name, "sales_order_id" AS pk, NULL::JSONB AS row FROM gone
  UNION ALL
  SELECT 2, 'transaction', t."transaction_id", to_jsonb(t) || '{"sales_order_id": null}'
  FROM "transaction" t JOIN gone ON gone."sales_order_id" = t."sales_order_id"
) changed
ORDER BY turn
