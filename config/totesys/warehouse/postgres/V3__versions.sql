-- A row may be changed back, or deleted and brought back, without a new last_updated: then it has the same version twice, and
-- the run that read it tells the two apart. Runs are ordered by time, so the latest one knows the current state.
ALTER TABLE fact_sales_order DROP CONSTRAINT fact_sales_order_version;
ALTER TABLE fact_sales_order ADD CONSTRAINT fact_sales_order_version
  UNIQUE (sales_order_id, run_id, last_updated_date, last_updated_time, row_hash, is_deleted);
ALTER TABLE fact_purchase_order DROP CONSTRAINT fact_purchase_order_version;
ALTER TABLE fact_purchase_order ADD CONSTRAINT fact_purchase_order_version
  UNIQUE (purchase_order_id, run_id, last_updated_date, last_updated_time, row_hash, is_deleted);
ALTER TABLE fact_payment DROP CONSTRAINT fact_payment_version;
ALTER TABLE fact_payment ADD CONSTRAINT fact_payment_version
  UNIQUE (payment_id, run_id, last_updated_date, last_updated_time, row_hash, is_deleted);

CREATE OR REPLACE VIEW current_sales_order AS
SELECT sales_record_id, sales_order_id, created_date, created_time, last_updated_date, last_updated_time, sales_staff_id,
  counterparty_id, units_sold, unit_price, currency_id, design_id, agreed_payment_date, agreed_delivery_date,
  agreed_delivery_location_id, row_hash, run_id
FROM (
  SELECT f.*, row_number() OVER (PARTITION BY sales_order_id
    ORDER BY run_id DESC, last_updated_date DESC, last_updated_time DESC, sales_record_id DESC) AS version
  FROM fact_sales_order AS f
) AS versions
WHERE version = 1 AND NOT is_deleted;

CREATE OR REPLACE VIEW current_purchase_order AS
SELECT purchase_record_id, purchase_order_id, created_date, created_time, last_updated_date, last_updated_time, staff_id,
  counterparty_id, item_code, item_quantity, item_unit_price, currency_id, agreed_delivery_date, agreed_payment_date,
  agreed_delivery_location_id, row_hash, run_id
FROM (
  SELECT f.*, row_number() OVER (PARTITION BY purchase_order_id
    ORDER BY run_id DESC, last_updated_date DESC, last_updated_time DESC, purchase_record_id DESC) AS version
  FROM fact_purchase_order AS f
) AS versions
WHERE version = 1 AND NOT is_deleted;

CREATE OR REPLACE VIEW current_payment AS
SELECT payment_record_id, payment_id, created_date, created_time, last_updated_date, last_updated_time, transaction_id,
  counterparty_id, payment_amount, currency_id, payment_type_id, paid, payment_date, row_hash, run_id
FROM (
  SELECT f.*, row_number() OVER (PARTITION BY payment_id
    ORDER BY run_id DESC, last_updated_date DESC, last_updated_time DESC, payment_record_id DESC) AS version
  FROM fact_payment AS f
) AS versions
WHERE version = 1 AND NOT is_deleted;

-- Deletions whose row has not come: the file with the row may be loaded after the one that says it is gone.
CREATE TABLE serai_tombstone (
  fact text NOT NULL,
  pk integer NOT NULL,
  deleted_at timestamp NOT NULL,
  run_id text NOT NULL,
  PRIMARY KEY (fact, pk)
);
