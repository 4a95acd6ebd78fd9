-- The pay job: up to 37 payments paid by one statement share their millisecond.
WITH given (action, at, a, b) AS (VALUES (?, ?::TIMESTAMP(3), ?::INTEGER, ?::INTEGER)),
due AS (
  SELECT "payment_id" FROM "payment"
  WHERE NOT "paid" AND "payment_id" >= (SELECT activity.pick('payment', a) FROM given)
  ORDER BY "payment_id"
  LIMIT (SELECT 1 + b % 37 FROM given)
),
changed AS (
  UPDATE "payment" p SET "paid" = true, "last_updated" = at
  FROM given, due
  WHERE p."payment_id" = due."payment_id"
  RETURNING p.*
)
INSERT INTO activity.audit (at, action, table_name, pk, row)
SELECT at, action, 'payment', "payment_id", to_jsonb(changed) FROM given, changed
