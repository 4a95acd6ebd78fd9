-- name: rows
-- why: timestamps stay whole here and are split by the load; Redshift reads no TIME from Parquet
SELECT
  purchase_order_id,
  created_at,
  last_updated,
  staff_id,
  counterparty_id,
  item_code,
  item_quantity,
  item_unit_price,
  currency_id,
  agreed_delivery_date,
  agreed_payment_date,
  agreed_delivery_location_id,
  row_deleted AS is_deleted,
  row_hash
FROM purchase_order;

-- name: dates
-- why: from the rows that were written, so that the source's files are read once
SELECT unnest([CAST(created_at AS DATE), CAST(last_updated AS DATE), agreed_delivery_date, agreed_payment_date]) AS d
FROM fact_purchase_order;
