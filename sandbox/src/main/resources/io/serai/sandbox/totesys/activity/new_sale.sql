WITH given (action, at, a, b) AS (VALUES (?, ?::TIMESTAMP(3), ?::INTEGER, ?::INTEGER)),
wanted AS (
  SELECT given.*,
    activity.pick('design', a) AS design_id,
    activity.pick('staff', b) AS staff_id,
    activity.pick('counterparty', a / 7) AS counterparty_id,
    activity.pick('currency', b / 7) AS currency_id,
    activity.pick('address', a / 11) AS address_id,
    activity.pick('payment_type', 0) AS payment_type_id
  FROM given
),
ordered AS (
  INSERT INTO "sales_order" ("created_at", "last_updated", "design_id", "staff_id", "counterparty_id", "units_sold", "unit_price",
    "currency_id", "agreed_delivery_date", "agreed_payment_date", "agreed_delivery_location_id")
  SELECT at, at, design_id, staff_id, counterparty_id, 1000 + a % 99000, (200 + b % 200) / 100.0,
    currency_id, (at::DATE + 1 + a % 7)::TEXT, (at::DATE + b % 7)::TEXT, address_id
  FROM wanted
  WHERE num_nulls(design_id, staff_id, counterparty_id, currency_id, address_id, payment_type_id) = 0
  RETURNING *
),
booked AS (
  INSERT INTO "transaction" ("transaction_type", "sales_order_id", "created_at", "last_updated")
  SELECT 'SALE', "sales_order_id", "created_at", "last_updated" FROM ordered
  RETURNING *
),
owed AS (
  INSERT INTO "payment" ("created_at", "last_updated", "transaction_id", "counterparty_id", "payment_amount", "currency_id",
    "payment_type_id", "paid", "payment_date", "company_ac_number", "counterparty_ac_number")
  SELECT o."created_at", o."last_updated", t."transaction_id", o."counterparty_id", o."units_sold" * o."unit_price", o."currency_id",
    w.payment_type_id, false, o."agreed_payment_date", 10000000 + w.a % 90000000, 10000000 + w.b % 90000000
  FROM ordered o JOIN booked t ON t."sales_order_id" = o."sales_order_id", wanted w
  RETURNING *
)
INSERT INTO activity.audit (at, action, table_name, pk, row)
SELECT at, action, table_name, pk, row
FROM given, (
  SELECT 1 AS turn, 'sales_order' AS table_name, "sales_order_id" AS pk, to_jsonb(ordered) AS row FROM ordered
  UNION ALL SELECT 2, 'transaction', "transaction_id", to_jsonb(booked) FROM booked
  UNION ALL SELECT 3, 'payment', "payment_id", to_jsonb(owed) FROM owed
) changed
ORDER BY turn
