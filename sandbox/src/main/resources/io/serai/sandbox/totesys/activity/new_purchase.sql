WITH given (action, at, a, b) AS (VALUES (?, ?::TIMESTAMP(3), ?::INTEGER, ?::INTEGER)),
wanted AS (
  SELECT given.*,
    activity.pick('staff', b) AS staff_id,
    activity.pick('counterparty', a / 7) AS counterparty_id,
    activity.pick('currency', b / 7) AS currency_id,
    activity.pick('address', a / 11) AS address_id,
    activity.pick('payment_type', 2) AS payment_type_id
  FROM given
),
ordered AS (
  INSERT INTO "purchase_order" ("created_at", "last_updated", "staff_id", "counterparty_id", "item_code", "item_quantity",
    "item_unit_price", "currency_id", "agreed_delivery_date", "agreed_payment_date", "agreed_delivery_location_id")
  SELECT at, at, staff_id, counterparty_id, upper(substr(md5(a::TEXT), 1, 7)), 1 + a % 999, (100 + b % 99900) / 100.0,
    currency_id, (at::DATE + 1 + a % 7)::TEXT, (at::DATE + b % 7)::TEXT, address_id
  FROM wanted
  WHERE num_nulls(staff_id, counterparty_id, currency_id, address_id, payment_type_id) = 0
  RETURNING *
),
booked AS (
  INSERT INTO "transaction" ("transaction_type", "purchase_order_id", "created_at", "last_updated")
  SELECT 'PURCHASE', "purchase_order_id", "created_at", "last_updated" FROM ordered
  RETURNING *
),
owed AS (
  INSERT INTO "payment" ("created_at", "last_updated", "transaction_id", "counterparty_id", "payment_amount", "currency_id",
    "payment_type_id", "paid", "payment_date", "company_ac_number", "counterparty_ac_number")
  SELECT o."created_at", o."last_updated", t."transaction_id", o."counterparty_id", o."item_quantity" * o."item_unit_price", o."currency_id",
    w.payment_type_id, false, o."agreed_payment_date", 10000000 + w.a % 90000000, 10000000 + w.b % 90000000
  FROM ordered o JOIN booked t ON t."purchase_order_id" = o."purchase_order_id", wanted w
  RETURNING *
)
INSERT INTO activity.audit (at, action, table_name, pk, row)
SELECT at, action, table_name, pk, row
FROM given, (
  SELECT 1 AS turn, 'purchase_order' AS table_name, "purchase_order_id" AS pk, to_jsonb(ordered) AS row FROM ordered
  UNION ALL SELECT 2, 'transaction', "transaction_id", to_jsonb(booked) FROM booked
  UNION ALL SELECT 3, 'payment', "payment_id", to_jsonb(owed) FROM owed
) changed
ORDER BY turn
