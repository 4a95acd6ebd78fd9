-- The warehouse in the words of replay.sql, view for view. The moment of a tombstone is the run's that missed the row.
DROP SCHEMA IF EXISTS told CASCADE;
CREATE SCHEMA told;

CREATE VIEW told.fact_sales_order AS
SELECT sales_order_id AS pk, created_date + created_time, (last_updated_date + last_updated_time)::text, sales_staff_id::text AS a,
  counterparty_id::text AS b, units_sold::text AS c, unit_price, currency_id::text AS d, design_id::text AS e,
  agreed_payment_date::text AS f, agreed_delivery_date::text AS g, agreed_delivery_location_id::text AS h, is_deleted
FROM fact_sales_order;

CREATE VIEW told.fact_purchase_order AS
SELECT purchase_order_id AS pk, created_date + created_time, (last_updated_date + last_updated_time)::text, staff_id::text AS a,
  counterparty_id::text AS b, item_code AS c, item_quantity::text AS d, item_unit_price, currency_id::text AS e,
  agreed_delivery_date::text AS f, agreed_payment_date::text AS g, agreed_delivery_location_id::text AS h, is_deleted
FROM fact_purchase_order;

CREATE VIEW told.fact_payment AS
SELECT payment_id AS pk, created_date + created_time, (last_updated_date + last_updated_time)::text, transaction_id::text AS a,
  counterparty_id::text AS b, payment_amount, currency_id::text AS c, payment_type_id::text AS d, paid, payment_date::text AS e,
  is_deleted
FROM fact_payment;

CREATE VIEW told.current_sales_order AS
SELECT sales_order_id AS pk, units_sold::text AS a, last_updated_date + last_updated_time FROM current_sales_order;

CREATE VIEW told.current_payment AS
SELECT payment_id AS pk, paid, last_updated_date + last_updated_time FROM current_payment;

CREATE VIEW told.dim_design AS
SELECT design_id AS pk, design_name AS a, file_location AS b, file_name AS c, is_active FROM dim_design;

CREATE VIEW told.dim_location AS
SELECT location_id AS pk, address_line_1 AS a, address_line_2 AS b, district AS c, city AS d, postal_code AS e, country AS f,
  phone AS g, is_active
FROM dim_location;

CREATE VIEW told.dim_counterparty AS
SELECT counterparty_id AS pk, counterparty_legal_name AS a, counterparty_legal_address_line_1 AS b,
  counterparty_legal_address_line_2 AS c, counterparty_legal_district AS d, counterparty_legal_city AS e,
  counterparty_legal_postal_code AS f, counterparty_legal_country AS g, counterparty_legal_phone_number AS h, is_active
FROM dim_counterparty;

CREATE VIEW told.dim_staff AS
SELECT staff_id AS pk, first_name AS a, last_name AS b, department_name AS c, location AS d, email_address AS e, is_active
FROM dim_staff;

CREATE VIEW told.dim_transaction AS
SELECT transaction_id AS pk, transaction_type AS a, sales_order_id::text AS b, purchase_order_id::text AS c, is_active
FROM dim_transaction;

CREATE VIEW told.dim_currency AS
SELECT currency_id AS pk, currency_code AS a, is_active FROM dim_currency;

CREATE VIEW told.dim_payment_type AS
SELECT payment_type_id AS pk, payment_type_name AS a, is_active FROM dim_payment_type;
