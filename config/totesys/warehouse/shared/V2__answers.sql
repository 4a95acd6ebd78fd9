-- Views that answer what people ask. All stand on the current state, and none adds one currency to another.
-- why every sum is cast: PostgreSQL and Redshift then give the same types to whoever reads them

-- why LEFT JOIN: a sum must not lose an order whose dimension row is missing
CREATE VIEW revenue_by_sale AS
SELECT o.sales_order_id, o.created_date, d.year, d.month, d.month_name, d.quarter, d.day_of_week, d.day_name,
  o.units_sold, o.unit_price, CAST(o.units_sold * o.unit_price AS numeric(20, 2)) AS revenue,
  c.currency_code, c.currency_name, o.design_id, g.design_name,
  o.sales_staff_id AS staff_id, s.first_name, s.last_name, s.department_name, s.location AS office,
  o.agreed_delivery_location_id AS location_id, l.city, l.country
FROM current_sales_order AS o
LEFT JOIN dim_date AS d ON d.date_id = o.created_date
LEFT JOIN dim_currency AS c ON c.currency_id = o.currency_id
LEFT JOIN dim_design AS g ON g.design_id = o.design_id
LEFT JOIN dim_staff AS s ON s.staff_id = o.sales_staff_id
LEFT JOIN dim_location AS l ON l.location_id = o.agreed_delivery_location_id;

CREATE VIEW revenue_by_currency AS
SELECT currency_code, currency_name, count(*) AS orders, CAST(sum(revenue) AS numeric(38, 2)) AS revenue
FROM revenue_by_sale
GROUP BY currency_code, currency_name;

-- Most used means in most orders: sums of different currencies have no order.
CREATE VIEW currency_use AS
SELECT currency_code, currency_name, orders, rank() OVER (ORDER BY orders DESC) AS place, revenue
FROM revenue_by_currency;

CREATE VIEW revenue_by_location AS
SELECT location_id, city, country, currency_code, count(*) AS orders, CAST(sum(revenue) AS numeric(38, 2)) AS revenue
FROM revenue_by_sale
GROUP BY location_id, city, country, currency_code;

CREATE VIEW revenue_by_country AS
SELECT country, currency_code, count(*) AS orders, CAST(sum(revenue) AS numeric(38, 2)) AS revenue
FROM revenue_by_sale
GROUP BY country, currency_code;

CREATE VIEW revenue_by_item AS
SELECT design_name, currency_code, count(*) AS orders, CAST(sum(revenue) AS numeric(38, 2)) AS revenue
FROM revenue_by_sale
GROUP BY design_name, currency_code;

-- why the id: two people may have one name
CREATE VIEW revenue_by_staff AS
SELECT staff_id, first_name, last_name, currency_code, count(*) AS orders,
  CAST(sum(revenue) AS numeric(38, 2)) AS revenue
FROM revenue_by_sale
GROUP BY staff_id, first_name, last_name, currency_code;

CREATE VIEW revenue_by_office AS
SELECT office, currency_code, count(*) AS orders, CAST(sum(revenue) AS numeric(38, 2)) AS revenue
FROM revenue_by_sale
GROUP BY office, currency_code;

CREATE VIEW revenue_by_day AS
SELECT created_date, currency_code, count(*) AS orders, CAST(sum(revenue) AS numeric(38, 2)) AS revenue
FROM revenue_by_sale
GROUP BY created_date, currency_code;

CREATE VIEW revenue_by_day_name AS
SELECT day_of_week, day_name, currency_code, count(*) AS orders, CAST(sum(revenue) AS numeric(38, 2)) AS revenue
FROM revenue_by_sale
GROUP BY day_of_week, day_name, currency_code;

CREATE VIEW revenue_by_month AS
SELECT month, month_name, currency_code, count(*) AS orders, CAST(sum(revenue) AS numeric(38, 2)) AS revenue
FROM revenue_by_sale
GROUP BY month, month_name, currency_code;

CREATE VIEW revenue_by_quarter AS
SELECT quarter, currency_code, count(*) AS orders, CAST(sum(revenue) AS numeric(38, 2)) AS revenue
FROM revenue_by_sale
GROUP BY quarter, currency_code;

-- The source pays on weekdays only and never catches up: what fell due on a weekend stays here.
CREATE VIEW unpaid_by_day AS
SELECT p.payment_date, d.day_of_week, d.day_name, t.payment_type_name, c.currency_code, count(*) AS payments,
  CAST(sum(p.payment_amount) AS numeric(38, 2)) AS amount
FROM current_payment AS p
LEFT JOIN dim_date AS d ON d.date_id = p.payment_date
LEFT JOIN dim_payment_type AS t ON t.payment_type_id = p.payment_type_id
LEFT JOIN dim_currency AS c ON c.currency_id = p.currency_id
WHERE NOT p.paid
GROUP BY p.payment_date, d.day_of_week, d.day_name, t.payment_type_name, c.currency_code;

-- One row for each sale and each currency it can be asked in. The rate is that of the very day; where there is none the
-- row has none, because a rate of another day would be a guess.
CREATE VIEW sale_converted AS
SELECT s.sales_order_id, s.created_date, s.currency_code, s.revenue, t.to_ccy,
  CASE WHEN s.currency_code = t.to_ccy THEN 1 ELSE r.rate END AS rate,
  CAST(s.revenue * CASE WHEN s.currency_code = t.to_ccy THEN 1 ELSE r.rate END AS numeric(38, 10)) AS converted
FROM revenue_by_sale AS s
CROSS JOIN (
  SELECT CAST(to_ccy AS varchar(3)) AS to_ccy FROM fx_rate
  UNION
  SELECT CAST(currency_code AS varchar(3)) FROM dim_currency WHERE NOT is_placeholder
) AS t
LEFT JOIN fx_rate AS r ON r.rate_date = s.created_date AND r.from_ccy = s.currency_code AND r.to_ccy = t.to_ccy;

CREATE VIEW revenue_converted AS
SELECT to_ccy, currency_code, count(*) AS orders, CAST(sum(revenue) AS numeric(38, 2)) AS revenue,
  count(rate) AS orders_converted, CAST(round(sum(converted), 2) AS numeric(38, 2)) AS converted,
  count(*) - count(rate) AS orders_without_rate,
  CAST(sum(CASE WHEN rate IS NULL THEN revenue ELSE 0 END) AS numeric(38, 2)) AS revenue_without_rate
FROM sale_converted
GROUP BY to_ccy, currency_code;

CREATE VIEW missing_rate AS
SELECT to_ccy, currency_code AS from_ccy, created_date AS rate_date, count(*) AS orders
FROM sale_converted
WHERE rate IS NULL
GROUP BY to_ccy, currency_code, created_date;
