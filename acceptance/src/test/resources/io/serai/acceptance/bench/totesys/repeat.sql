-- The large tables again and again under new keys; the copies refer to each other as the originals do.
-- why: nothing to check a million times, so no trigger and no foreign key for this session
SET session_replication_role = replica;

INSERT INTO sales_order
SELECT o.sales_order_id + n * {sales_order}, created_at, last_updated, design_id, staff_id, counterparty_id, units_sold,
  unit_price, currency_id, agreed_delivery_date, agreed_payment_date, agreed_delivery_location_id
FROM generate_series(1, {copies} - 1) AS n, sales_order AS o
ORDER BY 1;

INSERT INTO purchase_order
SELECT o.purchase_order_id + n * {purchase_order}, created_at, last_updated, staff_id, counterparty_id, item_code,
  item_quantity, item_unit_price, currency_id, agreed_delivery_date, agreed_payment_date, agreed_delivery_location_id
FROM generate_series(1, {copies} - 1) AS n, purchase_order AS o
ORDER BY 1;

INSERT INTO "transaction"
SELECT t.transaction_id + n * {transaction}, transaction_type, sales_order_id + n * {sales_order},
  purchase_order_id + n * {purchase_order}, created_at, last_updated
FROM generate_series(1, {copies} - 1) AS n, "transaction" AS t
ORDER BY 1;

INSERT INTO payment
SELECT p.payment_id + n * {payment}, created_at, last_updated, transaction_id + n * {transaction}, counterparty_id,
  payment_amount, currency_id, payment_type_id, paid, payment_date, company_ac_number, counterparty_ac_number
FROM generate_series(1, {copies} - 1) AS n, payment AS p
ORDER BY 1;
