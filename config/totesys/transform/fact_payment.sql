-- The account numbers stay behind: nobody asked for bank data in the warehouse.

-- name: rows
-- why: timestamps stay whole here and are split by the load; Redshift reads no TIME from Parquet
SELECT
  payment_id,
  created_at,
  last_updated,
  transaction_id,
  counterparty_id,
  payment_amount,
  currency_id,
  payment_type_id,
  paid,
  payment_date,
  row_deleted AS is_deleted,
  row_hash
FROM payment;

-- name: dates
-- why: from the rows that were written, so that the source's files are read once
SELECT unnest([CAST(created_at AS DATE), CAST(last_updated AS DATE), payment_date]) AS d
FROM fact_payment;
